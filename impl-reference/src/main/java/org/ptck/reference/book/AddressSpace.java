package org.ptck.reference.book;

import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.hardware.EntryOperations;

/**
 * One address space: its root table, its mappings, and the id that tags its translations.
 *
 * <p>The MMAP lock of the space guards everything here. Loading the space on a CPU, which holds
 * that lock shared, changes {@link #id} and {@link #cpusRan} under the context lock as well.
 */
public final class AddressSpace {

  /** How many spaces there can be. */
  public static final int COUNT_MAX = Operation.SPACE_MAX + 1;

  /** Stands for no id: nothing was ever cached for the space. */
  public static final int NO_ID = EntryOperations.NO_ID;

  private final int number;
  private final long root;
  private final Mappings mappings = new Mappings();
  private int id = NO_ID;
  private long cpusRan;
  private boolean dying;

  /** A space in which nothing is mapped and that has no id yet. */
  public AddressSpace(int number, long root) {
    this.number = number;
    this.root = root;
  }

  /** The number by which requests name the space. */
  public int number() {
    return number;
  }

  /** The physical address of the root table. */
  public long root() {
    return root;
  }

  /** What is mapped. */
  public Mappings mappings() {
    return mappings;
  }

  /** The id that tags the translations of the space, or {@link #NO_ID}. */
  public int id() {
    return id;
  }

  /** Tags the translations of the space with another id from now on. */
  public void retag(int newId) {
    id = newId;
  }

  /** The CPUs that ever loaded the space, as a mask. */
  public long cpusRan() {
    return cpusRan;
  }

  /** A CPU is about to load the space. */
  void ranOn(int cpu) {
    cpusRan |= 1L << cpu;
  }

  /** Whether the space is being taken apart: no request finds it, its number is still taken. */
  public boolean isDying() {
    return dying;
  }

  /** The space is about to be taken apart. */
  public void beginExit() {
    dying = true;
  }
}
