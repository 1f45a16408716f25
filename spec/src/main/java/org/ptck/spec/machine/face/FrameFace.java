package org.ptck.spec.machine.face;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.FrameMemory;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.EntryCells;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.TableCells;

/** Frames that may be tables or pages, as implementations see them. */
final class FrameFace implements FrameMemory {

  private final Geometry geometry;
  private final FrameMap frames;
  private final EntryCells entries;
  private final TableCells tables;
  private final FolioCells folios;
  private final TableFace tableFace;
  private final FolioFace folioFace;
  private final EventCore events;
  private final Arguments arguments;

  FrameFace(
      Geometry geometry,
      MachineMemory memory,
      TableFace tableFace,
      FolioFace folioFace,
      EventCore events,
      Arguments arguments) {
    this.geometry = geometry;
    this.frames = memory.frames();
    this.entries = memory.entries();
    this.tables = memory.tables();
    this.folios = memory.folios();
    this.tableFace = tableFace;
    this.folioFace = folioFace;
    this.events = events;
    this.arguments = arguments;
  }

  @Override
  public long frameAllocate() {
    events.before(EventKind.FRAME_ALLOCATE, 0);
    int frame = events.actor().allocations().next() ? 0 : frame();
    if (frame == 0) {
      events.after(
          EventKind.ALLOCATION_FAILED, 0, 0, events.actor().allocations().failedCount(), 0);
      return 0;
    }
    folios.prepare(frames.page(frame));
    entries.spoil(frame, geometry.tableBytesMax());
    events.after(EventKind.FRAME_ALLOCATE, frames.address(frame), 0, 0, 0);
    return frames.address(frame);
  }

  private int frame() {
    int frame = tables.allocateEither();
    if (frame == 0) {
      events.actor().allocations().exhausted();
    }
    return frame;
  }

  @Override
  public long regionAllocate(int region, int order) {
    events.before(EventKind.FOLIO_ALLOCATE, order);
    int regionCount = frames.regions().size();
    if (region < 0 || region >= regionCount) {
      throw events.refuse(
          Breach.ARGUMENT_OUT_OF_BOUNDS,
          region,
          regionCount == 0
              ? "no regions of memory are declared"
              : "regions are 0 to " + (regionCount - 1));
    }
    folioFace.requireOrder(order);
    int folio = events.actor().allocations().next() ? 0 : placed(region, order);
    return (long) folioFace.told(folio, order) << geometry.pageShift();
  }

  private int placed(int region, int order) {
    int folio = folios.allocatePlaced(region, order);
    if (folio == 0) {
      events.actor().allocations().exhausted();
    }
    return folio;
  }

  @Override
  public void frameFree(long address) {
    // What was done before says what it is: it is looked at first, but for what is in the frame.
    events.before(EventKind.FRAME_FREE, address);
    int frame = frames.frame(address);
    long page = address >>> geometry.pageShift();
    arguments.requireNotDeferred(EventKind.GRACE_TABLE, address);
    arguments.requireNotDeferred(EventKind.GRACE_FOLIO, page);
    boolean begins = page << geometry.pageShift() == address;
    if (begins && isTable(frame)) {
      tableFace.free(frame, 0);
    } else if (begins && frames.isData(page) && folios.isAllocated((int) page)) {
      folioFace.free((int) page);
    } else {
      throw refuse(address, begins && isFree(frame, page));
    }
  }

  private boolean isTable(int frame) {
    return frames.isTable(frame)
        && (tables.state(frame) == TableCells.ALLOCATED
            || tables.state(frame) == TableCells.UNUSED);
  }

  private boolean isFree(int frame, long page) {
    return (frames.isTable(frame) && tables.state(frame) != TableCells.NEVER)
        || (frames.isData(page) && folios.isFreed((int) page));
  }

  private MachineStopped refuse(long address, boolean isFree) {
    return isFree
        ? events.refuseAddress(
            Breach.FRAME_FREED_TWICE, address, "the frame was freed before")
        : events.refuseAddress(
            Breach.PAGE_UNKNOWN, address, "no frame that was allocated begins there");
  }
}
