package org.ptck.conformance.foreign.call;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.util.List;

/** The structs of {@code ptck.h}, member by member. */
public final class Layouts {

  /** The version of the header that is transcribed here. */
  public static final int VERSION = 2;

  /** The bytes of a level's name, its end included. */
  static final int LEVEL_NAME_BYTES = 8;

  /** {@code struct ptck_level}. */
  static final StructLayout LEVEL =
      CStruct.of(
          "ptck_level",
          MemoryLayout.sequenceLayout(LEVEL_NAME_BYTES, JAVA_BYTE).withName("name"),
          JAVA_INT.withName("index_bits"),
          JAVA_INT.withName("entry_bytes"),
          JAVA_INT.withName("table_bytes"),
          JAVA_INT.withName("contiguous_run"),
          JAVA_INT.withName("leaf_allowed"),
          JAVA_INT.withName("span_shift"));

  /** {@code struct ptck_geometry}. */
  static final StructLayout GEOMETRY =
      CStruct.of(
          "ptck_geometry",
          ADDRESS.withName("name"),
          ADDRESS.withName("architecture"),
          JAVA_LONG.withName("address_last"),
          JAVA_INT.withName("page_shift"),
          JAVA_INT.withName("level_count"),
          JAVA_INT.withName("hardware_marks"),
          JAVA_INT.withName("size"),
          MemoryLayout.sequenceLayout(5, LEVEL).withName("levels"),
          JAVA_LONG.withName("address_first"));

  /** {@code struct ptck_mapping}. */
  static final StructLayout MAPPING =
      CStruct.of(
          "ptck_mapping",
          JAVA_INT.withName("size"),
          JAVA_INT.withName("permission"),
          JAVA_LONG.withName("address"),
          JAVA_LONG.withName("page_count"),
          JAVA_INT.withName("order"),
          JAVA_INT.withName("sharing"),
          JAVA_LONG.withName("file_index"),
          JAVA_INT.withName("file"));

  /** {@code struct ptck_machine}. */
  static final StructLayout MACHINE =
      CStruct.of(
          "ptck_machine",
          List.of(
              JAVA_INT.withName("version"),
              JAVA_INT.withName("size"),
              ADDRESS.withName("geometry"),
              ADDRESS.withName("memory"),
              JAVA_LONG.withName("memory_bytes"),
              ADDRESS.withName("stopped"),
              ADDRESS.withName("fail"),
              ADDRESS.withName("mapping_at"),
              ADDRESS.withName("mapping_next")),
          MachineCall.ALL.stream().map(MachineCall::name).toList());

  /** {@code struct ptck_manager}. */
  public static final StructLayout MANAGER =
      CStruct.of(
          "ptck_manager",
          List.of(CText.LAYOUT.withName("capabilities")),
          List.of(
              "begin", "end", "spawn", "exit", "map", "map_file", "unmap", "protect", "move",
              "discard", "fork", "sync", "pin", "unpin", "load", "lazy", "fault", "translate",
              "copy_in", "copy_out", "references", "mapcounts"));

  /** {@code struct ptck_counts}. */
  public static final StructLayout COUNTS =
      CStruct.of(
          "ptck_counts",
          JAVA_INT.withName("size"),
          JAVA_INT.withName("element_bytes"),
          JAVA_INT.withName("stride_bytes"),
          JAVA_INT.withName("reserved"),
          JAVA_LONG.withName("first_page"),
          JAVA_LONG.withName("page_count"),
          ADDRESS.withName("array"),
          ADDRESS.withName("count_of"));

  /** {@code struct ptck_page_tables}. */
  public static final StructLayout PAGE_TABLES =
      CStruct.of(
          "ptck_page_tables",
          List.of(CText.LAYOUT.withName("capabilities")),
          List.of(
              "begin", "end", "create", "destroy", "map_frames", "unmap_frames",
              "protect_frames", "fault", "translate"));

  /** {@code struct ptck_entries}. */
  public static final StructLayout ENTRIES =
      CStruct.of(
          "ptck_entries",
          List.of(CText.LAYOUT.withName("capabilities")),
          List.of(
              "begin", "end", "set", "get", "get_lockless", "get_and_clear", "write_protect",
              "set_access_flags", "test_and_clear_young", "clear_flush_young",
              "clear_young_dirty"));

  /** {@code struct ptck_plugin}. */
  public static final StructLayout PLUGIN =
      CStruct.of(
          "ptck_plugin",
          JAVA_INT.withName("size"),
          JAVA_INT.withName("tier"),
          CText.LAYOUT.withName("name"),
          CText.LAYOUT.withName("geometries"),
          JAVA_LONG.withName("memory_base"),
          ADDRESS.withName("manager"),
          ADDRESS.withName("page_tables"),
          ADDRESS.withName("entries"),
          JAVA_LONG.withName("user_first"),
          JAVA_LONG.withName("user_last"),
          ADDRESS.withName("regions"),
          JAVA_LONG.withName("region_count"));

  /** {@code struct ptck_region}. */
  public static final StructLayout REGION =
      CStruct.of(
          "ptck_region",
          CText.LAYOUT.withName("name"),
          JAVA_LONG.withName("first"),
          JAVA_LONG.withName("byte_count"));

  /** {@code struct ptck_sizes}. */
  public static final StructLayout SIZES =
      CStruct.of(
          "ptck_sizes",
          JAVA_INT.withName("size"),
          JAVA_INT.withName("plugin"),
          JAVA_INT.withName("manager"),
          JAVA_INT.withName("page_tables"),
          JAVA_INT.withName("entries"));

  private Layouts() {}
}
