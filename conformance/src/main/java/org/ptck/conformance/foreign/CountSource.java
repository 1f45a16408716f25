package org.ptck.conformance.foreign;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.foreign.call.CompiledStruct;
import org.ptck.spec.fact.PageCounts;

/**
 * Where a library keeps a count for each page: a {@code struct ptck_counts}.
 *
 * @param array the first count; null where a function is asked
 * @param elementBytes the size of a count: 1 or 2, without sign; 4 or 8, with sign
 * @param strideBytes from one count to the next
 * @param firstPage the number of the page whose count is the first
 * @param pageCount how many counts there are
 * @param countOf the function that is asked for one; null where there is an array
 */
record CountSource(
    @Nullable MemorySegment array,
    int elementBytes,
    long strideBytes,
    long firstPage,
    long pageCount,
    @Nullable MemorySegment countOf) {

  /**
   * Reads the struct.
   *
   * @throws IllegalArgumentException with what is wrong, and a remedy
   */
  static CountSource read(CompiledStruct struct) {
    MemorySegment array = struct.pointer("array");
    MemorySegment function = struct.pointer("count_of");
    if (array.address() == 0 && function.address() == 0) {
      throw new IllegalArgumentException(
          "names neither an array nor a function: set array or count_of, or leave the counts NULL");
    }
    if (array.address() == 0) {
      return new CountSource(null, 0, 0, 0, 0, function);
    }
    int elementBytes = struct.intOf("element_bytes");
    if (elementBytes != 1 && elementBytes != 2 && elementBytes != 4 && elementBytes != 8) {
      throw new IllegalArgumentException(
          "has counts of %d bytes: set element_bytes to 1, 2, 4 or 8".formatted(elementBytes));
    }
    int stride = struct.intOf("stride_bytes");
    if (stride != 0 && stride < elementBytes) {
      throw new IllegalArgumentException(
          "has counts of %d bytes every %d: set stride_bytes to 0, or to the size of what they are in"
              .formatted(elementBytes, stride));
    }
    long pageCount = struct.longOf("page_count");
    if (pageCount <= 0) {
      throw new IllegalArgumentException(
          "has an array of no counts: set page_count to the number of its elements");
    }
    long strideBytes = stride == 0 ? elementBytes : stride;
    return new CountSource(
        sized(array, pageCount * strideBytes),
        elementBytes,
        strideBytes,
        struct.longOf("first_page"),
        pageCount,
        null);
  }

  @SuppressWarnings("restricted") // The library says how large its array is.
  private static MemorySegment sized(MemorySegment array, long sizeBytes) {
    return array.reinterpret(sizeBytes);
  }

  /** The count of a page in the array; {@link PageCounts#NONE} if it has none. */
  long inArray(int page) {
    long index = page - firstPage;
    if (array == null || index < 0 || index >= pageCount) {
      return PageCounts.NONE;
    }
    long at = index * strideBytes;
    return switch (elementBytes) {
      case 1 -> array.get(ValueLayout.JAVA_BYTE, at) & 0xff;
      case 2 -> array.get(ValueLayout.JAVA_SHORT_UNALIGNED, at) & 0xffff;
      case 4 -> array.get(ValueLayout.JAVA_INT_UNALIGNED, at);
      default -> array.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
    };
  }
}
