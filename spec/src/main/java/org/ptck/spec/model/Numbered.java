package org.ptck.spec.model;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Things by small numbers, such as spaces or pins. Immutable.
 *
 * <p>There are few, and they are looked up far more often than changed: an array that is copied
 * when one of them changes is the cheapest way to keep them.
 *
 * @param <T> what they are; equal where these are
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Numbered<T> {

  private static final Numbered<?> NONE = new Numbered<>(new Object[0]);

  /** By number; null where there is none, and never so at the end: what is equal looks equal. */
  private final @Nullable Object[] things;

  private Numbered(@Nullable Object[] things) {
    this.things = things;
  }

  /** There are none. */
  @SuppressWarnings("unchecked") // Nothing is in it.
  public static <T> Numbered<T> none() {
    return (Numbered<T>) NONE;
  }

  /** The thing of that number; null if there is none. */
  @SuppressWarnings("unchecked") // Only those were put in.
  public @Nullable T find(int number) {
    return number >= 0 && number < things.length ? (T) things[number] : null;
  }

  /** Whether there is one of that number; any number may be asked for. */
  public boolean has(int number) {
    return find(number) != null;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return things.length == 0;
  }

  /** The number beyond the largest that there is; 0 if there are none. */
  public int end() {
    return things.length;
  }

  /** The numbers that there are, in ascending order. */
  public IntStream numbers() {
    return IntStream.range(0, things.length).filter(this::has);
  }

  /**
   * These and one more, in place of what had its number.
   *
   * @param number at least 0, and small
   */
  Numbered<T> with(int number, T thing) {
    @Nullable Object[] copy = Arrays.copyOf(things, Math.max(things.length, number + 1));
    copy[number] = thing;
    return new Numbered<>(copy);
  }

  /** These without that of the number. */
  Numbered<T> without(int number) {
    if (!has(number)) {
      return this;
    }
    int length = things.length;
    if (number == length - 1) {
      do {
        length--;
      } while (length > 0 && things[length - 1] == null);
    }
    @Nullable Object[] copy = Arrays.copyOf(things, length);
    if (number < length) {
      copy[number] = null;
    }
    return new Numbered<>(copy);
  }

  /** The same numbers of other things; these themselves where no thing changes. */
  Numbered<T> each(UnaryOperator<T> change) {
    Numbered<T> changed = this;
    for (int number = 0; number < things.length; number++) {
      T thing = find(number);
      if (thing != null) {
        T other = change.apply(thing);
        changed = other.equals(thing) ? changed : changed.with(number, other);
      }
    }
    return changed;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Numbered<?> numbered && Arrays.equals(things, numbered.things);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(things);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int number = 0; number < things.length; number++) {
      if (things[number] != null) {
        text.append(text.length() > 1 ? ", " : "")
            .append(number)
            .append('=')
            .append(Objects.toString(things[number]));
      }
    }
    return text.append('}').toString();
  }
}
