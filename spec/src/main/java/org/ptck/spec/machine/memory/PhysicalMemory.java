package org.ptck.spec.machine.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;

/**
 * The bytes of a machine's memory, for code under test that reads and writes them directly.
 *
 * <p>Physical addresses count from the base. Where the bytes lie for the code under test is its
 * host's affair: usually at that very address, so that a physical address is a pointer. Words are
 * little-endian. Addresses and sizes given lie within memory, checked by the caller.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PhysicalMemory {

  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfInt HALF = ValueLayout.JAVA_INT_UNALIGNED;

  private final MemorySegment bytes;
  private final long base;
  private final LongSupplier runs;
  private final Comparison comparison;

  /**
   * Memory that consists of those bytes, all zero, and that somebody may store to at any time.
   *
   * @param base the physical address of the first byte
   * @throws UnsupportedOperationException on hosts that are not little-endian
   */
  public PhysicalMemory(MemorySegment bytes, long base) {
    this(bytes, base, new AtAnyTime(), Comparison.IN_JAVA);
  }

  /**
   * Memory that consists of those bytes, all zero.
   *
   * @param base the physical address of the first byte
   * @param runs a number that has changed whenever code under test may have stored something
   * @param comparison how to compare bytes
   * @throws UnsupportedOperationException on hosts that are not little-endian
   */
  public PhysicalMemory(
      MemorySegment bytes, long base, LongSupplier runs, Comparison comparison) {
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      throw new UnsupportedOperationException("plain memory needs a little-endian host");
    }
    this.bytes = bytes;
    this.base = base;
    this.runs = runs;
    this.comparison = comparison;
  }

  /** The size in bytes of the memory of such a machine, if its memory begins at the base. */
  public static long byteCount(Geometry geometry, MachineSize size, long base) {
    return new FrameMap(geometry, size, base).memoryBytes();
  }

  /** A number that has changed since the last call if code under test may have stored something. */
  public long runs() {
    return runs.getAsLong();
  }

  /** The physical address of the first byte. */
  public long base() {
    return base;
  }

  /** The size in bytes. */
  public long byteCount() {
    return bytes.byteSize();
  }

  /** The 8-byte word at a physical address. */
  public long word(long address) {
    return bytes.get(WORD, address - base);
  }

  /** Sets the 8-byte word at a physical address. */
  public void setWord(long address, long value) {
    bytes.set(WORD, address - base, value);
  }

  /** The 4-byte word at a physical address, as an unsigned number. */
  public long half(long address) {
    return Integer.toUnsignedLong(bytes.get(HALF, address - base));
  }

  /** Sets the 4-byte word at a physical address to the low half of the value. */
  public void setHalf(long address, long value) {
    bytes.set(HALF, address - base, (int) value);
  }

  /** Makes every 8-byte word of a range the same. */
  void fill(long address, long byteCount, long value) {
    long first = address - base;
    if (value == 0 || value == -1L) {
      bytes.asSlice(first, byteCount).fill((byte) value);
      return;
    }
    for (long offset = first; offset < first + byteCount; offset += Long.BYTES) {
      bytes.set(WORD, offset, value);
    }
  }

  /** The byte offset of the first 8-byte word of a range that is not the value; -1 if all are. */
  long firstOther(long address, long byteCount, long value) {
    if (word(address) != value) {
      return 0;
    }
    // All words are equal if each equals the one before it.
    long same = mismatch(address, byteCount - Long.BYTES, bytes, address - base + Long.BYTES);
    return same < 0 ? -1 : (same & -Long.BYTES) + Long.BYTES;
  }

  /** Copies a range to another that does not overlap it. */
  void copy(long source, long target, long byteCount) {
    MemorySegment.copy(bytes, source - base, bytes, target - base, byteCount);
  }

  /** The byte offset of the first difference between a range and other bytes; -1 if none. */
  long mismatch(long address, long byteCount, MemorySegment other, long otherFirst) {
    MemorySegment here = bytes.asSlice(address - base, byteCount);
    MemorySegment there = other.asSlice(otherFirst, byteCount);
    return comparison.areEqual(here, there) ? -1 : here.mismatch(there);
  }

  /** Code under test that says nothing may have run before each question. */
  private static final class AtAnyTime implements LongSupplier {

    private long askedCount;

    @Override
    public long getAsLong() {
      return ++askedCount;
    }
  }
}
