package org.ptck.spec.machine.face;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.EntryMemory;
import org.ptck.spec.fact.hardware.TableMemory;
import org.ptck.spec.machine.event.EventCore;
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

  TableFace(
      Geometry geometry, MachineMemory memory, EventCore events, Arguments arguments) {
    this.geometry = geometry;
    this.frames = memory.frames();
    this.entries = memory.entries();
    this.tables = memory.tables();
    this.events = events;
    this.arguments = arguments;
  }

  // ---- entries

  @Override
  public long entryRead(long entry) {
    events.before(EventKind.ENTRY_READ, entry);
    long word = entries.get(arguments.entryLevel(entry), entry);
    events.after(EventKind.ENTRY_READ, entry, 0, word, 0);
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
    long before = entries.get(level, entry);
    if (before != expected) {
      events.after(EventKind.ENTRY_READ, entry, 0, before, 0);
      return false;
    }
    replace(level, entry, word, 1);
    return true;
  }

  private long replace(int level, long entry, long word, int atomic) {
    long before = entries.get(level, entry);
    entries.set(level, entry, word);
    events.after(EventKind.ENTRY_WRITE, entry, before, word, atomic);
    return before;
  }

  // ---- tables

  @Override
  public long tableAllocate(int level) {
    events.before(EventKind.TABLE_ALLOCATE, level);
    if (level < 0 || level >= geometry.levelCount()) {
      throw events.refuse(
          Breach.LEVEL_UNKNOWN, level, "levels are 0 to " + geometry.rootLevel());
    }
    int frame = events.actor().allocations().next() ? 0 : tableFrame(level);
    if (frame == 0) {
      events.after(
          EventKind.ALLOCATION_FAILED, 0, 0, events.actor().allocations().failedCount(), 0);
      return 0;
    }
    entries.clear(frame, geometry.tableBytes(level));
    long table = frames.address(frame);
    events.after(EventKind.TABLE_ALLOCATE, table, 0, level, 0);
    return table;
  }

  private int tableFrame(int level) {
    int frame = tables.allocate(level);
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
    int frame = arguments.table(table);
    int level = tables.level(frame);
    tables.free(frame);
    events.tableFreed(table);
    events.after(EventKind.TABLE_FREE, table, 0, level, grace);
  }
}
