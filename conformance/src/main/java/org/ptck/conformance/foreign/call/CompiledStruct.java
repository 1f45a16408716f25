package org.ptck.conformance.foreign.call;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import org.jspecify.annotations.Nullable;

/**
 * A struct of a library, as large as it was when the library was compiled. What was added to
 * {@code ptck.h} afterwards is 0 or null in it.
 */
public final class CompiledStruct {

  private final MemorySegment bytes;
  private final StructLayout layout;

  private CompiledStruct(MemorySegment bytes, StructLayout layout) {
    this.bytes = bytes;
    this.layout = layout;
  }

  /**
   * A struct where a pointer of the library points.
   *
   * @param sizeBytes its size in the library
   */
  @SuppressWarnings("restricted") // The library says how large its structs are.
  public static CompiledStruct at(MemorySegment start, StructLayout layout, int sizeBytes) {
    return new CompiledStruct(start.reinterpret(sizeBytes), layout);
  }

  /** Its layout in this kit. */
  StructLayout layout() {
    return layout;
  }

  /**
   * Whether the library uses members that were added after this kit: there are bytes beyond those
   * that it knows, and one is not 0.
   */
  public boolean usesWhatIsUnknown() {
    for (long at = layout.byteSize(); at < bytes.byteSize(); at++) {
      if (bytes.get(JAVA_BYTE, at) != 0) {
        return true;
      }
    }
    return false;
  }

  /** A member of 32 bits. */
  public int intOf(String member) {
    return has(member) ? bytes.get(JAVA_INT, offset(member)) : 0;
  }

  /** A member of 64 bits. */
  public long longOf(String member) {
    return has(member) ? bytes.get(JAVA_LONG, offset(member)) : 0;
  }

  /** A pointer, of size 0; null pointers have the address 0. */
  public MemorySegment pointer(String member) {
    return has(member) ? bytes.get(ADDRESS, offset(member)) : MemorySegment.NULL;
  }

  /** The text that a member points to; null for a null pointer. */
  public @Nullable String text(String member) {
    return has(member) ? CText.read(bytes.get(CText.LAYOUT, offset(member))) : null;
  }

  /** The struct that a member points to; null for a null pointer. */
  public @Nullable CompiledStruct struct(String member, StructLayout pointedTo, int sizeBytes) {
    MemorySegment target = pointer(member);
    return target.address() == 0 ? null : at(target, pointedTo, sizeBytes);
  }

  private boolean has(String member) {
    MemoryLayout type = layout.select(MemoryLayout.PathElement.groupElement(member));
    return offset(member) + type.byteSize() <= bytes.byteSize();
  }

  private long offset(String member) {
    return CStruct.offset(layout, member);
  }
}
