package org.ptck.spec.arch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The geometries that the kit knows by name. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Geometries {

  /**
   * Eight entries a table, three levels, contiguous runs of four, arm64 bits: makes short repros in
   * which a table, a block and a folio are three different things.
   */
  public static final Geometry TINY =
      geometry(
          "tiny", Arm64.GRANULE_4K, 12, (1L << 21) - 1,
          wide("PTE", 3).contiguous(4).leaf(),
          wide("PMD", 3).contiguous(4).leaf(),
          wide("PUD", 3));

  /** The same with four ids of address spaces: ids come round with the fifth space. */
  public static final Geometry TINY_FEW_IDS =
      new Geometry("tiny-few-ids", TINY.architecture(), TINY.levels(), 12, TINY.addressLast(), 4);

  /**
   * Four entries a table, three levels, contiguous runs of two, arm64 bits: 64 pages in all, few
   * enough to try everything.
   */
  public static final Geometry TINY4 =
      geometry(
          "tiny4", Arm64.GRANULE_4K, 12, (1L << 18) - 1,
          wide("PTE", 2).contiguous(2).leaf(),
          wide("PMD", 2).leaf(),
          wide("PUD", 2));

  /** arm64 with 4 KiB pages and four levels (48 address bits). */
  public static final Geometry ARM64_4K = arm64("arm64-4k", Arm64.GRANULE_4K);

  /** The same on CPUs that change block sizes in place: FEAT_BBM at level 2. */
  public static final Geometry ARM64_4K_BBML2 = arm64("arm64-4k-bbml2", Arm64.GRANULE_4K_BBML2);

  /** The same on CPUs that set the accessed flag and not dirty: DBM means nothing to them. */
  public static final Geometry ARM64_4K_AF = arm64("arm64-4k-af", Arm64.GRANULE_4K_AF);

  /** The same on CPUs that set neither: an access to a leaf that is not accessed faults as well. */
  public static final Geometry ARM64_4K_SOFT = arm64("arm64-4k-soft", Arm64.GRANULE_4K_SOFT);

  /** arm64 with 16 KiB pages and four levels (48 address bits); the root has two entries. */
  public static final Geometry ARM64_16K =
      geometry(
          "arm64-16k", Arm64.GRANULE_16K, 14, (1L << 48) - 1,
          wide("PTE", 11).contiguous(128).leaf(),
          wide("PMD", 11).contiguous(32).leaf(),
          wide("PUD", 11),
          wide("PGD", 1));

  /** arm64 with 64 KiB pages and three levels (48 address bits). */
  public static final Geometry ARM64_64K =
      geometry(
          "arm64-64k", Arm64.GRANULE_64K, 16, (1L << 48) - 1,
          wide("PTE", 13).contiguous(32).leaf(),
          wide("PMD", 13).contiguous(32).leaf(),
          wide("PGD", 6));

  /** x86-64 with four levels; user code has the lower half of 48 address bits. */
  public static final Geometry X86_64_4 =
      geometry(
          "x86-64-4", X86.LONG, 12, (1L << 47) - 1,
          wide("PTE", 9).leaf(),
          wide("PMD", 9).leaf(),
          wide("PUD", 9).leaf(),
          wide("PGD", 9));

  /** x86-64 with five levels; user code has the lower half of 57 address bits. */
  public static final Geometry X86_64_5 =
      geometry(
          "x86-64-5", X86.LONG, 12, (1L << 56) - 1,
          wide("PTE", 9).leaf(),
          wide("PMD", 9).leaf(),
          wide("PUD", 9).leaf(),
          wide("P4D", 9),
          wide("PGD", 9));

  /** x86 with two levels of 4-byte entries; user code has 3 of 4 GiB. */
  public static final Geometry X86_32 =
      geometry(
          "x86-32", X86.LEGACY, 12, 0xBFFF_FFFFL,
          narrow("PTE", 10).leaf(),
          narrow("PGD", 10).leaf());

  /** x86 with PAE: three levels, a root of four entries in 32 bytes; user code has 3 of 4 GiB. */
  public static final Geometry X86_PAE =
      geometry(
          "x86-pae", X86.PAE, 12, 0xBFFF_FFFFL,
          wide("PTE", 9).leaf(),
          wide("PMD", 9).leaf(),
          wide("PGD", 2));

  /** RISC-V with three levels; user code has the lower half of 39 address bits. */
  public static final Geometry RISCV_SV39 = sv39("riscv-sv39", RiscV.SVADU);

  /** The same on hardware that sets neither accessed nor dirty. */
  public static final Geometry RISCV_SV39_SVADE = sv39("riscv-sv39-svade", RiscV.SVADE);

  /** RISC-V with four levels; user code has the lower half of 48 address bits. */
  public static final Geometry RISCV_SV48 =
      geometry(
          "riscv-sv48", RiscV.SVADU, 12, (1L << 47) - 1,
          wide("PTE", 9).contiguous(16).leaf(),
          wide("PMD", 9).leaf(),
          wide("PUD", 9).leaf(),
          wide("PGD", 9).leaf());

  /** RISC-V with five levels; user code has the lower half of 57 address bits. */
  public static final Geometry RISCV_SV57 =
      geometry(
          "riscv-sv57", RiscV.SVADU, 12, (1L << 56) - 1,
          wide("PTE", 9).contiguous(16).leaf(),
          wide("PMD", 9).leaf(),
          wide("PUD", 9).leaf(),
          wide("P4D", 9).leaf(),
          wide("PGD", 9).leaf());

  private static final List<Geometry> ALL =
      List.of(
          TINY,
          TINY_FEW_IDS,
          TINY4,
          ARM64_4K,
          ARM64_4K_BBML2,
          ARM64_4K_AF,
          ARM64_4K_SOFT,
          ARM64_16K,
          ARM64_64K,
          X86_64_4,
          X86_64_5,
          X86_32,
          X86_PAE,
          RISCV_SV39,
          RISCV_SV39_SVADE,
          RISCV_SV48,
          RISCV_SV57);

  private Geometries() {}

  /** All geometries: the tiny ones, then real ones by architecture. */
  public static List<Geometry> all() {
    return ALL;
  }

  /** The geometry of that name; empty when the kit knows none. */
  public static Optional<Geometry> named(String name) {
    return ALL.stream().filter(geometry -> geometry.name().equals(name)).findFirst();
  }

  private static Geometry arm64(String name, Arm64 architecture) {
    return geometry(
        name, architecture, 12, (1L << 48) - 1,
        wide("PTE", 9).contiguous(16).leaf(),
        wide("PMD", 9).contiguous(16).leaf(),
        wide("PUD", 9).leaf(),
        wide("PGD", 9));
  }

  private static Geometry sv39(String name, RiscV architecture) {
    return geometry(
        name, architecture, 12, (1L << 38) - 1,
        wide("PTE", 9).contiguous(16).leaf(),
        wide("PMD", 9).leaf(),
        wide("PGD", 9).leaf());
  }

  private static Geometry geometry(
      String name, Architecture architecture, int pageShift, long addressLast, Level... levels) {
    return new Geometry(name, architecture, Arrays.asList(levels), pageShift, addressLast);
  }

  /** A level of 8-byte entries that hold links only. */
  private static Level wide(String name, int indexBits) {
    return Level.of(name, indexBits, 8);
  }

  /** A level of 4-byte entries that hold links only. */
  private static Level narrow(String name, int indexBits) {
    return Level.of(name, indexBits, 4);
  }
}
