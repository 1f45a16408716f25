package org.ptck.conformance.foreign.call;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.HardwareMarks;
import org.ptck.spec.arch.Level;

/** Writes a geometry as {@code struct ptck_geometry}. */
final class GeometryStruct {

  private GeometryStruct() {}

  /** The struct, which lives as long as the arena. */
  static MemorySegment of(Geometry geometry, Arena arena) {
    StructLayout layout = Layouts.GEOMETRY;
    MemorySegment struct = arena.allocate(layout);
    struct.set(
        ADDRESS, CStruct.offset(layout, "name"), arena.allocateFrom(geometry.name()));
    struct.set(
        ADDRESS,
        CStruct.offset(layout, "architecture"),
        arena.allocateFrom(geometry.architecture().name()));
    struct.set(JAVA_LONG, CStruct.offset(layout, "address_first"), geometry.addressFirst());
    struct.set(JAVA_LONG, CStruct.offset(layout, "address_last"), geometry.addressLast());
    set(struct, layout, "page_shift", geometry.pageShift());
    set(struct, layout, "level_count", geometry.levelCount());
    set(struct, layout, "hardware_marks", number(geometry.architecture().hardwareMarks()));
    set(struct, layout, "size", (int) layout.byteSize());
    long first = CStruct.offset(layout, "levels");
    for (int level = 0; level < geometry.levelCount(); level++) {
      long offset = first + (level * Layouts.LEVEL.byteSize());
      write(struct.asSlice(offset, Layouts.LEVEL.byteSize()), geometry, level);
    }
    return struct;
  }

  private static void write(MemorySegment struct, Geometry geometry, int number) {
    StructLayout layout = Layouts.LEVEL;
    Level level = geometry.levels().get(number);
    struct.setString(CStruct.offset(layout, "name"), level.name());
    set(struct, layout, "index_bits", level.indexBits());
    set(struct, layout, "entry_bytes", level.entryBytes());
    set(struct, layout, "table_bytes", level.tableBytes());
    set(struct, layout, "contiguous_run", level.contiguousRun());
    set(struct, layout, "leaf_allowed", level.leafAllowed() ? 1 : 0);
    set(struct, layout, "span_shift", geometry.spanShift(number));
  }

  private static int number(HardwareMarks marks) {
    return switch (marks) {
      case NONE -> 0;
      case ACCESSED_AND_DIRTY -> 1;
      case ACCESSED -> 2;
    };
  }

  private static void set(MemorySegment struct, StructLayout layout, String member, int value) {
    struct.set(JAVA_INT, CStruct.offset(layout, member), value);
  }
}
