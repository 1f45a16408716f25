package org.ptck.spec.fact;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.hardware.FileMemory;

/**
 * One thing asked of the system under test.
 *
 * <p>Spaces are numbered by the scenario, from 0 to {@link #SPACE_MAX}; addresses are bytes and
 * multiples of the page size; page counts are positive. An operation that breaks these bounds is
 * refused ({@link Rejection#BAD_ARGUMENT} or {@link Rejection#BAD_RANGE}), never undefined.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Operation extends Operands {

  /** The largest number of a space: scenarios name spaces A to Z, A1 to Z1, A2 to L2. */
  int SPACE_MAX = 63;

  /** The largest number that is ever given without {@link Capability#MANY_SPACES}: Z. */
  int SPACE_MAX_OF_FEW = 25;

  /** The largest order of a folio that may be asked for. */
  int ORDER_MAX = 9;

  /** The largest number of a pin. */
  int PIN_MAX = 7;

  /** Its kind, which says what holds of all operations of the kind. */
  default OperationKind kind() {
    return OperationKind.of(this);
  }

  /** The same with another operand; the operation itself if its kind has none such. */
  default Operation with(Operand operand, long value) {
    return kind().has(operand) ? kind().with(OperandValues.of(this).with(operand, value)) : this;
  }

  /** The capability that an implementation needs to be asked for it; null for none. */
  default @Nullable Capability capability() {
    return kind().capability(this);
  }

  /** Whether it is so of the page or range that it is about, and of that at its target. */
  default boolean everyRange(RangePredicate predicate) {
    OperationKind kind = kind();
    long count = kind.has(Operand.PAGE_COUNT) ? pageCount() : 1;
    return (!kind.has(Operand.ADDRESS) || predicate.test(address(), count))
        && (!kind.has(Operand.TARGET) || predicate.test(target(), count));
  }

  /**
   * The access of user code to a page.
   *
   * @param stamp what a store stores, as in {@link Write}; of no meaning for others
   */
  static Operation accessing(int space, long address, Access access, long stamp) {
    return switch (access) {
      case READ -> new Read(space, address);
      case WRITE -> new Write(space, address, stamp);
      case EXECUTE -> new Fetch(space, address);
    };
  }

  /** Something that is so of a range, or not. */
  @FunctionalInterface
  interface RangePredicate {
    /** Whether it is so of {@code pageCount} pages from {@code address} on, in bytes. */
    boolean test(long address, long pageCount);
  }

  /** Creates an empty address space. */
  record Spawn(int space) implements Operation {}

  /** Destroys an address space with everything in it. */
  record Exit(int space) implements Operation {}

  /**
   * Creates a private anonymous mapping, all pages zero; populated on first touch.
   *
   * @param order the largest folio, as log2 of pages, that a fault should map at once: a wish,
   *   which no rule holds anybody to; 0 to {@link #ORDER_MAX}, else refused, also by an
   *   implementation that makes no use of it
   */
  record Map(int space, long address, long pageCount, Permission permission, int order)
      implements Operation {}

  /**
   * Creates a mapping of consecutive pages of a file; populated on first touch.
   *
   * @param order as in {@link Map}, for the folios that cache the file
   * @param file the number of the file; 0 to {@link FileMemory#FILE_COUNT} - 1
   * @param fileIndex the page of the file that the first page maps; the last page mapped is below
   *   {@link FileMemory#FILE_PAGE_COUNT}
   */
  record MapFile(
      int space,
      long address,
      long pageCount,
      Permission permission,
      int order,
      Sharing sharing,
      int file,
      long fileIndex)
      implements Operation {}

  /** Removes the mapping of a range, every page of which must be mapped. */
  record Unmap(int space, long address, long pageCount) implements Operation {}

  /** Changes the permission of a range, every page of which must be mapped. */
  record Protect(int space, long address, long pageCount, Permission permission)
      implements Operation {}

  /**
   * Moves the mapping of a range, every page of which must be mapped, and what it holds to a range
   * where nothing is mapped. The two must not overlap.
   *
   * @param target the first address of the new range
   */
  record Move(int space, long address, long pageCount, long target) implements Operation {}

  /**
   * Forgets what was stored privately to a range, every page of which must be mapped: anonymous
   * pages read zero afterwards, private pages of a file what the file holds; shared pages of a file
   * stay as they are.
   */
  record Discard(int space, long address, long pageCount) implements Operation {}

  /** Creates the space {@code child} as a private copy of {@code space}. */
  record Fork(int space, int child) implements Operation {}

  /** A load by user code from the page at the address. */
  record Read(int space, long address) implements Operation {
    @Override
    public Access access() {
      return Access.READ;
    }
  }

  /**
   * A store by user code to the page at the address.
   *
   * @param stamp the value stored, unique within a scenario and not 0
   */
  record Write(int space, long address, long stamp) implements Operation {
    @Override
    public Access access() {
      return Access.WRITE;
    }
  }

  /**
   * An instruction fetch by user code from the page at the address; it sees what a load would. Only
   * with {@link Capability#EXECUTE_PERMISSION}.
   */
  record Fetch(int space, long address) implements Operation {
    @Override
    public Access access() {
      return Access.EXECUTE;
    }
  }

  /**
   * Writes a file back: when it returns, storage holds what programs last stored to the file.
   * Programs see nothing.
   */
  record Sync(int file) implements Operation {}

  /**
   * Pins the page at the address for a device, which then reads it, and writes it if {@code access}
   * is {@link Access#WRITE}, past all tables. A private page is first made the space's own; it
   * stays mapped there until the space itself unmaps, discards or moves it.
   *
   * @param pin the number by which the scenario names the pin; 0 to {@link #PIN_MAX}
   */
  record Pin(int pin, int space, long address, Access access) implements Operation {}

  /** Ends a pin. The page stays what it is for whoever maps it. */
  record Unpin(int pin) implements Operation {}

  /** A read by the device, through a pin. The kit's, as loads by user code are. */
  record DeviceRead(int pin) implements Operation {}

  /**
   * A write by the device, through a pin for writing. The kit's.
   *
   * @param stamp as in {@link Write}
   */
  record DeviceWrite(int pin, long stamp) implements Operation {}

  /**
   * The kernel loads from a page of the space on behalf of its program, past every MMU (copyin):
   * the program is answered what a load of its own would have seen, or told why it would have been
   * refused.
   */
  record CopyIn(int space, long address) implements Operation {
    @Override
    public Access access() {
      return Access.READ;
    }
  }

  /**
   * The kernel stores to a page of the space on behalf of its program, past every MMU (copyout). It
   * is a store of the program: copy-on-write, permissions and memory that is populated on first
   * touch hold for it.
   *
   * @param stamp as in {@link Write}
   */
  record CopyOut(int space, long address, long stamp) implements Operation {
    @Override
    public Access access() {
      return Access.WRITE;
    }
  }

  /** Context switch: the CPU runs user code of the space from now on. Programs see nothing. */
  record Load(int space) implements Operation {}

  /**
   * The CPU stops running user code but keeps the tables of its space loaded, as a kernel thread
   * does. Programs see nothing.
   */
  record Lazy() implements Operation {}
}
