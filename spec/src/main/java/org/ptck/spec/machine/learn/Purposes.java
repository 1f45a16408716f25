package org.ptck.spec.machine.learn;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.EntryCells;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.MappedPages;
import org.ptck.spec.machine.memory.TableCells;

/**
 * Learns what frames are for, and tells it: that a table of some level, or a page, was allocated,
 * and what stands in it already.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Purposes {

  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final EntryCells entries;
  private final TableCells tables;
  private final FolioCells folios;
  private final @Nullable MappedPages pages;
  private final EventCore events;

  /**
   * Of the frames of that memory.
   *
   * @param pages where the data of pages lies, if code under test writes it directly; null if it
   *   does not
   */
  public Purposes(
      Geometry geometry, MachineMemory memory, @Nullable MappedPages pages, EventCore events) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.frames = memory.frames();
    this.entries = memory.entries();
    this.tables = memory.tables();
    this.folios = memory.folios();
    this.pages = pages;
    this.events = events;
  }

  /** A word is about to stand in an entry of a table of that level: what it leads to is used. */
  public void led(int level, long entry, long word) {
    if (architecture.isTable(level, word)) {
      int child = frames.frame(architecture.physicalAddress(word));
      if (frames.isTable(child)) {
        usedAsTable(child, level - 1);
      }
    } else if (architecture.isLeaf(level, word) && architecture.leafAccess(word).isAny()) {
      mapped(architecture.target(word, entry) >>> geometry.pageShift(), level);
    }
  }

  private void mapped(long first, int level) {
    long end = first + (geometry.spanBytes(level) >>> geometry.pageShift());
    long either = Math.max(first, frames.eitherFirst());
    for (long page = either; page < end && frames.isEither(page); page++) {
      usedAsPage((int) page);
    }
  }

  /** The frame is used as a table of that level. */
  public void usedAsTable(int frame, int level) {
    if (tables.state(frame) == TableCells.UNUSED) {
      beginTable(frame, level);
    } else if (frames.isEither(frames.page(frame)) && folios.isAllocated(frames.page(frame))) {
      throw events.refuseAddress(
          Breach.FRAME_USED_AS_BOTH,
          frames.address(frame),
          "the frame is used as a page already, and now as a table of level " + level);
    }
  }

  private void beginTable(int frame, int level) {
    tables.begin(frame, level);
    long table = frames.address(frame);
    int shift = geometry.entryShift(level);
    long end = table + geometry.tableBytes(level);
    // What it leads to first, so that nothing leads to what is not known.
    for (long entry = table; entry < end; entry += 1L << shift) {
      led(level, entry, entries.get(level, entry));
    }
    events.after(EventKind.TABLE_ALLOCATE, table, 0, level, 0);
    for (long entry = table; entry < end; entry += 1L << shift) {
      long word = entries.get(level, entry);
      if (word != Architecture.EMPTY) {
        events.found(EventKind.ENTRY_WRITE, entry, Architecture.EMPTY, word);
      }
    }
  }

  /** A page, which may be a frame of either kind, is used as one. */
  public void usedAsPage(int page) {
    if (!frames.isEither(page)) {
      return;
    }
    int frame = frames.frame((long) page << geometry.pageShift());
    if (tables.state(frame) == TableCells.UNUSED) {
      beginPage(frame, page);
    } else if (tables.state(frame) == TableCells.ALLOCATED) {
      throw events.refuse(
          Breach.FRAME_USED_AS_BOTH,
          page,
          "the frame at 0x%x is used as a table of level %d already, and now as a page"
              .formatted(frames.address(frame), tables.level(frame)));
    }
  }

  private void beginPage(int frame, int page) {
    tables.becomePage(frame);
    int references = folios.references(page);
    folios.beginPage(page);
    events.after(EventKind.FOLIO_ALLOCATE, page, 0, 0, 0);
    if (references != 1) {
      events.after(EventKind.REFERENCE_CHANGE, page, 1, references, 0);
    }
    long stamp = pages == null ? folios.stamp(page) : pages.stamp(page);
    if (stamp != FolioCells.GARBAGE) {
      folios.noteStamp(page, stamp);
      events.found(
          stamp == 0 ? EventKind.PAGE_ZERO : EventKind.PAGE_FOUND,
          page,
          FolioCells.GARBAGE,
          stamp);
    }
  }

  /** Whether the page is one of an allocated frame whose use is not known yet. */
  public boolean isUnused(int page) {
    return frames.isEither(page)
        && tables.state(frames.frame((long) page << geometry.pageShift())) == TableCells.UNUSED;
  }

  /** Whether the page is that of an allocated frame that is no page, or none yet. */
  public boolean isCountedOnly(int page) {
    return isUnused(page)
        || (frames.isEither(page)
            && tables.state(frames.frame((long) page << geometry.pageShift()))
                == TableCells.ALLOCATED);
  }

  /** Fills a frame with zeroes whose use is not known yet: it may be an empty table. */
  public void zero(int page) {
    int frame = frames.frame((long) page << geometry.pageShift());
    entries.clear(frame, geometry.tableBytesMax());
    folios.setStamp(page, 0);
    events.after(EventKind.FRAME_WRITE, frames.address(frame), 0, 0, 0);
  }

  /** A page is free; if its frame may be a table, that is free as well. */
  public void pageFreed(int page) {
    if (frames.isEither(page)) {
      tables.pageFreed(frames.frame((long) page << geometry.pageShift()));
    }
  }
}
