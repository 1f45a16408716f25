package org.ptck.spec.machine.memory;

import java.util.List;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.MemoryRegion;

/**
 * Where tables and data pages lie in physical memory. Immutable.
 *
 * <p>Memory begins at a base address. The first frame is nothing, so that a null pointer is never a
 * table. Tables have the next frames, one each whatever their size, and are numbered from 1; data
 * pages follow at an aligned frame, so that every folio can be aligned to its size, and are named
 * by their page numbers: physical address divided by the page size. Behind them lie frames that may
 * be either: what each is used for is known when it is used. They have numbers of both kinds. What
 * lies behind those, up to the end of the last region, are data pages as well, but only those of
 * regions are ever allocated.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FrameMap {

  private static final int DATA_ALIGNMENT = 1 << FolioCells.ORDER_MAX;

  private final int pageShift;
  private final int origin;
  private final int tableCount;
  private final int dataFirst;
  private final int pageCount;
  private final int frameCount;
  private final List<MemoryRegion> regions;
  private final int regionPageCount;
  private final int slotShift;

  /** The map of a machine of that size whose memory begins at address 0. */
  public FrameMap(Geometry geometry, MachineSize size) {
    this(geometry, size, 0);
  }

  /**
   * The map of a machine of that size.
   *
   * @param base the physical address of the first byte of memory, a multiple of the page size
   * @throws IllegalArgumentException if it is not, if some page would have an address that no entry
   *   can hold, or if regions are not whole pages that lie behind the rest, apart from each other
   */
  public FrameMap(Geometry geometry, MachineSize size, long base) {
    this.pageShift = geometry.pageShift();
    this.tableCount = size.tableCount();
    this.pageCount = size.pageCount();
    this.frameCount = size.frameCount();
    this.slotShift = Integer.numberOfTrailingZeros(geometry.tableBytesMax());
    long first = base >>> pageShift;
    long dataStart = (first + tableCount + DATA_ALIGNMENT) / DATA_ALIGNMENT * DATA_ALIGNMENT;
    this.regions = size.regions();
    long end = Regions.end(regions, geometry, dataStart + pageCount + frameCount);
    this.regionPageCount = (int) (end - dataStart - pageCount - frameCount);
    requireBase(geometry, base, end);
    this.origin = (int) first;
    this.dataFirst = (int) dataStart;
  }

  private void requireBase(Geometry geometry, long base, long end) {
    if ((base & (geometry.pageBytes() - 1)) != 0) {
      throw new IllegalArgumentException(
          "memory cannot begin at 0x%x: not a multiple of the page size, %d bytes"
              .formatted(base, geometry.pageBytes()));
    }
    long last = (end - 1) << pageShift;
    boolean fits =
        end <= Integer.MAX_VALUE
            && geometry.architecture().physicalAddress(geometry.architecture().leafWord(0, last))
                == last;
    if (!fits) {
      throw new IllegalArgumentException(
          "memory cannot begin at 0x%x: entries of %s hold no address like 0x%x"
              .formatted(base, geometry.name(), last));
    }
  }

  /** The number of frames that are or may be tables, which are 1 to this number. */
  public int tableCount() {
    return tableCount + frameCount;
  }

  /** The number of frames that are tables and nothing else, the first of those. */
  public int pureTableCount() {
    return tableCount;
  }

  /** The number of the first data page. */
  public int dataFirst() {
    return dataFirst;
  }

  /** The number of pages that are or may be data pages, also behind the rest of memory. */
  public int pageCount() {
    return pageCount + frameCount + regionPageCount;
  }

  /** The number of pages that are data and nothing else, but for those of regions. */
  public int pureDataCount() {
    return pageCount;
  }

  /** The regions, by number. */
  public List<MemoryRegion> regions() {
    return regions;
  }

  /** The number of the first page of a region. */
  public int regionFirst(int region) {
    return (int) (regions.get(region).first() >>> pageShift);
  }

  /** The number of the page after the last of a region. */
  public int regionEnd(int region) {
    return (int) (regions.get(region).end() >>> pageShift);
  }

  /** Whether the page lies behind the rest of memory, where nothing but regions is. */
  public boolean isPlaced(long page) {
    return page >= eitherFirst() + (long) frameCount;
  }

  /** The page after the last one that is data and nothing else: the first that may be a table. */
  public int eitherFirst() {
    return dataFirst + pageCount;
  }

  /** The number of frames that may be either. */
  public int frameCount() {
    return frameCount;
  }

  /** Whether the frame of the number may be a table or a page. */
  public boolean isEither(long page) {
    return page >= eitherFirst() && page < eitherFirst() + (long) frameCount;
  }

  /** The data page that a physical address lies in; 0 for an address in none. */
  public int pageAt(long physicalAddress) {
    long page = physicalAddress >>> pageShift;
    return isData(page) ? (int) page : 0;
  }

  /** The page number of a table frame. */
  public int page(int frame) {
    return (int) (address(frame) >>> pageShift);
  }

  /** The physical address of the first byte of memory. */
  public long base() {
    return (long) origin << pageShift;
  }

  /** The size of memory in bytes. */
  public long memoryBytes() {
    return ((long) dataFirst + pageCount() - origin) << pageShift;
  }

  /** The size of a frame in bytes. */
  public long frameBytes() {
    return 1L << pageShift;
  }

  /** The table frame that a physical address lies in; 0 for an address in no table frame. */
  public int frame(long physicalAddress) {
    long page = physicalAddress >>> pageShift;
    long frame = page - origin;
    if (frame > 0 && frame <= tableCount) {
      return (int) frame;
    }
    return isEither(page) ? tableCount + 1 + (int) (page - eitherFirst()) : 0;
  }

  /** The physical address of a table frame; 0 for frame 0, which is none. */
  public long address(int frame) {
    if (frame > tableCount) {
      return (long) (eitherFirst() + frame - tableCount - 1) << pageShift;
    }
    return frame == 0 ? 0 : (long) (origin + frame) << pageShift;
  }

  /** The physical address of a data page. */
  public long pageAddress(int page) {
    return (long) page << pageShift;
  }

  /** Whether the frame is a table's, or may be. */
  public boolean isTable(int frame) {
    return frame > 0 && frame <= tableCount + frameCount;
  }

  /** Whether the number is a data page's, or may be. */
  public boolean isData(long page) {
    return page >= dataFirst && page < dataFirst + (long) pageCount();
  }

  /** The byte offset of a physical address within table memory; its frame is a table's. */
  public long tableOffset(long physicalAddress) {
    long withinFrame = physicalAddress & ((1L << pageShift) - 1);
    return ((long) (frame(physicalAddress) - 1) << slotShift) + withinFrame;
  }

  /** The bytes of table memory that one table has. */
  public int slotBytes() {
    return 1 << slotShift;
  }

  /** The bytes of table memory in all. */
  public long tableMemoryBytes() {
    return (long) (tableCount + frameCount) << slotShift;
  }
}
