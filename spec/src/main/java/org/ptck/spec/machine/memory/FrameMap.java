package org.ptck.spec.machine.memory;

import org.ptck.spec.arch.Geometry;

/**
 * Where tables and data pages lie in physical memory. Immutable.
 *
 * <p>Frame 0 is nothing, so that a null pointer is never a table. Tables have the frames from 1 on,
 * one each whatever their size; data pages follow at an aligned frame, so that every folio can be
 * aligned to its size.
 */
public final class FrameMap {

  private static final int DATA_ALIGNMENT = 1 << FolioCells.ORDER_MAX;

  private final int pageShift;
  private final int tableCount;
  private final int dataFirst;
  private final int pageCount;
  private final int slotShift;

  /** The map of a machine of that size. */
  public FrameMap(Geometry geometry, MachineSize size) {
    this.pageShift = geometry.pageShift();
    this.tableCount = size.tableCount();
    this.dataFirst = (tableCount + DATA_ALIGNMENT) / DATA_ALIGNMENT * DATA_ALIGNMENT;
    this.pageCount = size.pageCount();
    this.slotShift = Integer.numberOfTrailingZeros(geometry.tableBytesMax());
  }

  /** The number of table frames, which are 1 to this number. */
  public int tableCount() {
    return tableCount;
  }

  /** The number of the first data page. */
  public int dataFirst() {
    return dataFirst;
  }

  /** The number of data pages. */
  public int pageCount() {
    return pageCount;
  }

  /** The frame that a physical address lies in; 0 for addresses beyond all frames. */
  public int frame(long physicalAddress) {
    long frame = physicalAddress >>> pageShift;
    return frame < dataFirst + (long) pageCount ? (int) frame : 0;
  }

  /** The physical address of a frame. */
  public long address(int frame) {
    return (long) frame << pageShift;
  }

  /** Whether the frame is a table's. */
  public boolean isTable(int frame) {
    return frame > 0 && frame <= tableCount;
  }

  /** Whether the number is a data page's. */
  public boolean isData(long page) {
    return page >= dataFirst && page < dataFirst + (long) pageCount;
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
    return (long) tableCount << slotShift;
  }
}
