package org.ptck.spec.fact;

/**
 * One thing asked of the system under test.
 *
 * <p>Spaces are numbered by the scenario, from 0 to {@link #SPACE_MAX}; addresses are bytes and
 * multiples of the page size; page counts are positive. An operation that breaks these bounds is
 * refused ({@link Rejection#BAD_ARGUMENT} or {@link Rejection#BAD_RANGE}), never undefined.
 */
public sealed interface Operation {

  /** The largest number of a space: scenarios name spaces A to Z. */
  int SPACE_MAX = 25;

  /** The largest order of a folio that may be asked for. */
  int ORDER_MAX = 9;

  /** The space that the operation is about; -1 where there is none. */
  int space();

  /** Creates an empty address space. */
  record Spawn(int space) implements Operation {}

  /** Destroys an address space with everything in it. */
  record Exit(int space) implements Operation {}

  /**
   * Creates a private anonymous mapping, all pages zero; populated on first touch.
   *
   * @param order the largest folio, as log2 of pages, that a fault may map at once; 0 to
   *   {@link #ORDER_MAX}, else refused, also by an implementation that makes no use of it
   */
  record Map(int space, long address, long pageCount, Permission permission, int order)
      implements Operation {}

  /** Removes the mapping of a range, every page of which must be mapped. */
  record Unmap(int space, long address, long pageCount) implements Operation {}

  /** Changes the permission of a range, every page of which must be mapped. */
  record Protect(int space, long address, long pageCount, Permission permission)
      implements Operation {}

  /** Creates the space {@code child} as a private copy of {@code space}. */
  record Fork(int space, int child) implements Operation {}

  /** A load by user code from the page at the address. */
  record Read(int space, long address) implements Operation {}

  /**
   * A store by user code to the page at the address.
   *
   * @param stamp the value stored, unique within a scenario and not 0
   */
  record Write(int space, long address, long stamp) implements Operation {}

  /** Context switch: the CPU runs user code of the space from now on. Programs see nothing. */
  record Load(int space) implements Operation {}

  /**
   * The CPU stops running user code but keeps the tables of its space loaded, as a kernel thread
   * does. Programs see nothing.
   */
  record Lazy() implements Operation {
    @Override
    public int space() {
      return -1;
    }
  }
}
