package org.ptck.spec.arch;

import java.util.List;
import java.util.Optional;

/** The geometries that the kit knows by name. */
public final class Geometries {

  /**
   * Eight entries a table, three levels, contiguous runs of four, arm64 bits: makes short repros in
   * which a table, a block and a folio are three different things.
   */
  public static final Geometry TINY =
      new Geometry(
          "tiny",
          Arm64.INSTANCE,
          List.of(level("PTE", 3, 4, true), level("PMD", 3, 4, true), level("PUD", 3, 1, false)),
          12,
          (1L << 21) - 1);

  /** arm64 with 4 KiB pages and four levels (48 address bits). */
  public static final Geometry ARM64_4K =
      new Geometry(
          "arm64-4k",
          Arm64.INSTANCE,
          List.of(
              level("PTE", 9, 16, true),
              level("PMD", 9, 16, true),
              level("PUD", 9, 1, true),
              level("PGD", 9, 1, false)),
          12,
          (1L << 48) - 1);

  private static final List<Geometry> ALL = List.of(TINY, ARM64_4K);

  private Geometries() {}

  /** All geometries, smallest first. */
  public static List<Geometry> all() {
    return ALL;
  }

  /** The geometry of that name; empty when the kit knows none. */
  public static Optional<Geometry> named(String name) {
    return ALL.stream().filter(geometry -> geometry.name().equals(name)).findFirst();
  }

  private static Level level(String name, int indexBits, int contiguousRun, boolean leaf) {
    return new Level(name, indexBits, 8, 8 << indexBits, contiguousRun, leaf);
  }
}
