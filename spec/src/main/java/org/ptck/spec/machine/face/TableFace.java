package org.ptck.spec.machine.face;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.EntryMemory;
import org.ptck.spec.fact.hardware.TableMemory;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.learn.Purposes;
import org.ptck.spec.machine.memory.EntryCells;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.TableCells;

/** Page tables and their entries, as implementations see them. */
final class TableFace implements EntryMemory, TableMemory {

  private final Geometry geometry;
  private final FrameMap frames;
  private final EntryCells entries;
  private final TableCells tables;
  private final EventCore events;
  private final Arguments arguments;
  private final Purposes purposes;

  TableFace(
      Geometry geometry,
      MachineMemory memory,
      EventCore events,
      Arguments arguments,
      Purposes purposes) {
    this.geometry = geometry;
    this.frames = memory.frames();
    this.entries = memory.entries();
    this.tables = memory.tables();
    this.events = events;
    this.arguments = arguments;
    this.purposes = purposes;
  }

  // ---- entries

  @Override
  public long entryRead(long entry) {
    events.before(EventKind.ENTRY_READ, entry);
    int level = arguments.entryLevel(entry);
    long word = get(level, entry);
    events.after(
        level == ANY_LEVEL ? EventKind.FRAME_READ : EventKind.ENTRY_READ, entry, 0, word, 0);
    return word;
  }

  @Override
  public void entryWrite(long entry, long word) {
    events.before(EventKind.ENTRY_WRITE, entry);
    replace(arguments.entryLevel(entry), entry, word, 0);
  }

  @Override
  public long entryExchange(long entry, long word) {
    events.before(EventKind.ENTRY_WRITE, entry);
    return replace(arguments.entryLevel(entry), entry, word, 1);
  }

  @Override
  public boolean entryCompareAndSet(long entry, long expected, long word) {
    events.before(EventKind.ENTRY_WRITE, entry);
    int level = arguments.entryLevel(entry);
    long before = get(level, entry);
    if (before != expected) {
      events.after(
          level == ANY_LEVEL ? EventKind.FRAME_READ : EventKind.ENTRY_READ, entry, 0, before, 0);
      return false;
    }
    replace(level, entry, word, 1);
    return true;
  }

  private long replace(int level, long entry, long word, int atomic) {
    long before = get(level, entry);
    if (level == ANY_LEVEL) {
      entries.set(geometry.rootLevel(), entry, word);
      events.after(EventKind.FRAME_WRITE, entry, before, word, 0);
      return before;
    }
    purposes.led(level, entry, word);
    entries.set(level, entry, word);
    events.after(EventKind.ENTRY_WRITE, entry, before, word, atomic);
    return before;
  }

  /** Entries of all levels of a geometry have one size. */
  private long get(int level, long entry) {
    return entries.get(level == ANY_LEVEL ? geometry.rootLevel() : level, entry);
  }

  // ---- tables

  @Override
  public long tableAllocate(int level) {
    events.before(EventKind.TABLE_ALLOCATE, level);
    if (level < ANY_LEVEL || level >= geometry.levelCount()) {
      throw events.refuse(
          Breach.LEVEL_UNKNOWN,
          level,
          "levels are 0 to %d, and %d for any".formatted(geometry.rootLevel(), ANY_LEVEL));
    }
    int frame = events.actor().allocations().next() ? 0 : tableFrame(level);
    if (frame == 0) {
      events.after(
          EventKind.ALLOCATION_FAILED, 0, 0, events.actor().allocations().failedCount(), 0);
      return 0;
    }
    long table = frames.address(frame);
    if (level == ANY_LEVEL) {
      entries.clear(frame, geometry.tableBytesMax());
      events.after(EventKind.FRAME_ALLOCATE, table, 0, 1, 0);
    } else {
      entries.clear(frame, geometry.tableBytes(level));
      events.after(EventKind.TABLE_ALLOCATE, table, 0, level, 0);
    }
    return table;
  }

  private int tableFrame(int level) {
    int frame = level == ANY_LEVEL ? tables.allocateUnused() : tables.allocate(level);
    if (frame == 0) {
      events.actor().allocations().exhausted();
    }
    return frame;
  }

  @Override
  public void tableFree(long table) {
    arguments.requireNotDeferred(EventKind.GRACE_TABLE, table);
    tableFree(table, 0);
  }

  /** Frees a table that waited for a grace period of that number; 0 for none. */
  void tableFree(long table, int grace) {
    events.before(EventKind.TABLE_FREE, table);
    free(arguments.table(table), grace);
  }

  /** Whether the frame is allocated, and was not used yet. */
  boolean isUnused(int frame) {
    return tables.state(frame) == TableCells.UNUSED;
  }

  /** Frees an allocated frame that is a table, or was not used. */
  void free(int frame, int grace) {
    long table = frames.address(frame);
    int level = tables.level(frame);
    boolean isUnused = isUnused(frame);
    tables.free(frame);
    events.tableFreed(table);
    if (isUnused) {
      int isTable = frames.isEither(frames.page(frame)) ? 0 : 1;
      events.after(EventKind.FRAME_FREE, table, 0, isTable, 0);
    } else {
      events.after(EventKind.TABLE_FREE, table, 0, level, grace);
    }
  }
}
