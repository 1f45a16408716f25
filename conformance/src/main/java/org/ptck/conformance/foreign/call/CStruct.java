package org.ptck.conformance.foreign.call;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** Layouts of C structs: members in their order, each at a multiple of its own alignment. */
public final class CStruct {

  private CStruct() {}

  /** The layout of a struct whose members have names; padding is added where C has it. */
  static StructLayout of(String name, MemoryLayout... members) {
    List<MemoryLayout> laid = new ArrayList<>();
    long size = 0;
    long alignment = 1;
    for (MemoryLayout member : members) {
      size = pad(laid, size, member.byteAlignment());
      laid.add(member);
      size += member.byteSize();
      alignment = Math.max(alignment, member.byteAlignment());
    }
    pad(laid, size, alignment);
    return MemoryLayout.structLayout(laid.toArray(MemoryLayout[]::new)).withName(name);
  }

  /** A struct that ends with a pointer for each of the functions. */
  static StructLayout of(String name, List<MemoryLayout> members, List<String> functions) {
    List<MemoryLayout> all = new ArrayList<>(members);
    functions.forEach(function -> all.add(ValueLayout.ADDRESS.withName(function)));
    return of(name, all.toArray(MemoryLayout[]::new));
  }

  /** The offset of a member in bytes. */
  public static long offset(StructLayout struct, String member) {
    return struct.byteOffset(MemoryLayout.PathElement.groupElement(member));
  }

  private static long pad(List<MemoryLayout> laid, long size, long alignment) {
    long padded = (size + alignment - 1) / alignment * alignment;
    if (padded > size) {
      laid.add(MemoryLayout.paddingLayout(padded - size));
    }
    return padded;
  }
}
