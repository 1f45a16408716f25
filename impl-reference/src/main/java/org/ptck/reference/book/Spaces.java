package org.ptck.reference.book;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The address spaces by number. The MMAP lock of a number guards what is found under it. */
public final class Spaces {

  /** As long as there may be spaces, once the first beyond these few was added. */
  private @Nullable AddressSpace[] byNumber = new @Nullable AddressSpace[8];

  /** Whether a space may have the number. */
  public static boolean isNumber(int number) {
    return number >= 0 && number < AddressSpace.COUNT_MAX;
  }

  /** The living space of that number, if there is one. */
  public @Nullable AddressSpace find(int number) {
    AddressSpace space = any(number);
    return space == null || space.isDying() ? null : space;
  }

  /** Whether the number cannot be given to a new space. */
  public boolean isTaken(int number) {
    return any(number) != null;
  }

  private @Nullable AddressSpace any(int number) {
    return number < byNumber.length ? byNumber[number] : null;
  }

  /** Adds a space under its number, which is free. */
  public void add(AddressSpace space) {
    assert !isTaken(space.number());
    if (space.number() >= byNumber.length) {
      byNumber = Arrays.copyOf(byNumber, AddressSpace.COUNT_MAX);
    }
    byNumber[space.number()] = space;
  }

  /** Gives the number of a space back. */
  public void remove(AddressSpace space) {
    assert byNumber[space.number()] == space;
    byNumber[space.number()] = null;
  }
}
