package org.ptck.spec.machine.memory;

import java.util.List;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.MemoryRegion;

/**
 * How large a machine is.
 *
 * @param tableCount page tables that can be allocated at one time
 * @param pageCount data pages
 * @param frameCount frames beside those, of which each may be a table or a page
 * @param idCount address-space ids, on a machine with few CPUs
 * @param regions what lies behind all of that, pages out of which the implementation allocates by
 *   place; by number
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MachineSize(
    int tableCount, int pageCount, int frameCount, int idCount, List<MemoryRegion> regions) {

  private static final int TABLE_COUNT_MAX = 1024;
  private static final int FRAME_COUNT_MAX = 2048;
  private static final int TABLE_MEMORY_BYTES_MAX = 16 << 20;

  /** Each CPU may keep the id of what it has loaded while ids come round; one more is free then. */
  private static final int IDS_BESIDE_LOADED = 2;

  /** Checks the bounds; whether regions fit is seen where memory is laid out. */
  public MachineSize {
    regions = List.copyOf(regions);
    if (tableCount < 8 || pageCount < 512 || frameCount < 0 || idCount < 2) {
      throw new IllegalArgumentException(
          "a machine needs 8 tables, 512 pages and 2 ids at least: "
              + tableCount
              + ", "
              + pageCount
              + ", "
              + frameCount
              + ", "
              + idCount);
    }
  }

  /** A machine without regions. */
  public MachineSize(int tableCount, int pageCount, int frameCount, int idCount) {
    this(tableCount, pageCount, frameCount, idCount, List.of());
  }

  /** A machine without frames that may be either. */
  public MachineSize(int tableCount, int pageCount, int idCount) {
    this(tableCount, pageCount, 0, idCount);
  }

  /**
   * Far more than a generated scenario needs; see the bounds of the generator. Where tables are
   * large there are fewer of them: table memory, of which the ledger keeps a copy, is 16 MiB at the
   * most, and as much again for frames that may be tables.
   */
  public static MachineSize scenario(Geometry geometry) {
    int tableCount = TABLE_MEMORY_BYTES_MAX / geometry.tableBytesMax();
    return new MachineSize(
        Math.min(tableCount, TABLE_COUNT_MAX),
        8192,
        Math.min(tableCount, FRAME_COUNT_MAX),
        geometry.idCount());
  }

  /** The same with regions. */
  public MachineSize with(List<MemoryRegion> others) {
    return new MachineSize(tableCount, pageCount, frameCount, idCount, others);
  }

  /** The ids of such a machine with that many CPUs: never so few that they cannot come round. */
  public int idCount(int cpuCount) {
    return Math.max(idCount, cpuCount + IDS_BESIDE_LOADED);
  }
}
