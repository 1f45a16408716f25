package org.ptck.conformance.foreign.call;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads text that C code points to. */
public final class CText {

  /** The most bytes that are read of a text; nothing in the header is that long. */
  private static final int LENGTH_MAX = 4096;

  /** A pointer to text. */
  @SuppressWarnings("restricted") // Native code is believed to point to what it says.
  public static final AddressLayout LAYOUT =
      ValueLayout.ADDRESS.withTargetLayout(
          MemoryLayout.sequenceLayout(LENGTH_MAX, ValueLayout.JAVA_BYTE));

  private CText() {}

  /**
   * The text that ends with the first zero byte, or at the bound if there is none.
   *
   * @param pointer read with {@link #LAYOUT}
   * @return null for a null pointer
   */
  public static @Nullable String read(MemorySegment pointer) {
    if (pointer.address() == 0) {
      return null;
    }
    int length = 0;
    while (length < LENGTH_MAX && pointer.get(ValueLayout.JAVA_BYTE, length) != 0) {
      length++;
    }
    byte[] bytes = pointer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The same, and {@code (null)} for a null pointer. */
  public static String readAny(MemorySegment pointer) {
    String text = read(pointer);
    return text == null ? "(null)" : text;
  }
}
