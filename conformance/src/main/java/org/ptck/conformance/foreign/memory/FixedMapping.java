package org.ptck.conformance.foreign.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Bytes of this process at an address that somebody else has chosen, all zero at first.
 *
 * <p>Pages that are never touched cost nothing.
 */
final class FixedMapping implements AutoCloseable {

  private static final int READ_AND_WRITE = 3;
  private static final int PRIVATE = 2;
  private static final int ANONYMOUS_LINUX = 0x20;
  private static final int ANONYMOUS_MAC = 0x1000;
  private static final int NO_FILE = -1;
  private static final long FAILED = -1;

  private final MemorySegment bytes;

  private FixedMapping(MemorySegment bytes) {
    this.bytes = bytes;
  }

  /**
   * Maps bytes.
   *
   * @param address the first byte, a multiple of the page size of the host
   * @throws IllegalStateException when something else is there
   * @throws UnsupportedOperationException where the system maps no memory this way
   */
  @SuppressWarnings("restricted") // The segment is what the system has just mapped.
  static FixedMapping at(long address, long byteCount) {
    // As a wish, not a command: what is there already must stay there.
    MemorySegment mapped = map(address, byteCount);
    if (mapped.address() != address) {
      if (mapped.address() != FAILED) {
        unmap(mapped, byteCount);
      }
      throw new IllegalStateException(
          "the addresses 0x%x to 0x%x are occupied in this process; choose another, or 0 for any"
              .formatted(address, address + byteCount - 1));
    }
    return new FixedMapping(mapped.reinterpret(byteCount));
  }

  /** The bytes; not to be used after {@link #close}. */
  MemorySegment bytes() {
    return bytes;
  }

  @Override
  public void close() {
    unmap(bytes, bytes.byteSize());
  }

  private static MemorySegment map(long address, long byteCount) {
    boolean isMac = System.getProperty("os.name").startsWith("Mac");
    int flags = PRIVATE | (isMac ? ANONYMOUS_MAC : ANONYMOUS_LINUX);
    MethodHandle mmap =
        function(
            "mmap", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
    try {
      return (MemorySegment) mmap.invokeExact(
          address, byteCount, READ_AND_WRITE, flags, NO_FILE, 0L);
    } catch (Throwable thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  private static void unmap(MemorySegment mapped, long byteCount) {
    MethodHandle munmap = function("munmap", JAVA_INT, ADDRESS, JAVA_LONG);
    try {
      int _ = (int) munmap.invokeExact(mapped, byteCount);
    } catch (Throwable thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  @SuppressWarnings("restricted") // The types are those of POSIX.
  private static MethodHandle function(
      String name, MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    MemorySegment address =
        linker
            .defaultLookup()
            .find(name)
            .orElseThrow(
                () -> new UnsupportedOperationException(
                    "plain memory needs " + name + ", which this system does not have"));
    return linker.downcallHandle(address, FunctionDescriptor.of(result, arguments));
  }
}
