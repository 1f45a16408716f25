package org.ptck.spec.machine;

import org.ptck.spec.fact.Breach;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Hardware;

/** Page tables and their entries, as implementations see them. */
abstract class TableFace implements Hardware {

  final Machine machine;
  final EventCore events;
  final Arguments arguments;

  TableFace(Machine machine) {
    this.machine = machine;
    this.events = machine.events;
    this.arguments = new Arguments(machine);
  }

  // ---- entries

  @Override
  public long entryRead(long entry) {
    events.before(EventKind.ENTRY_READ, entry);
    long word = machine.memory.entries.get(arguments.entryLevel(entry), entry);
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
    long before = machine.memory.entries.get(level, entry);
    if (before != expected) {
      events.after(EventKind.ENTRY_READ, entry, 0, before, 0);
      return false;
    }
    replace(level, entry, word, 1);
    return true;
  }

  private long replace(int level, long entry, long word, int atomic) {
    long before = machine.memory.entries.get(level, entry);
    machine.memory.entries.set(level, entry, word);
    events.after(EventKind.ENTRY_WRITE, entry, before, word, atomic);
    return before;
  }

  // ---- tables

  @Override
  public long tableAllocate(int level) {
    events.before(EventKind.TABLE_ALLOCATE, level);
    if (level < 0 || level >= machine.geometry.levelCount()) {
      throw events.refuse(
          Breach.LEVEL_UNKNOWN, level, "levels are 0 to " + machine.geometry.rootLevel());
    }
    int frame = events.actor().allocations.next() ? 0 : tableFrame(level);
    if (frame == 0) {
      events.after(
          EventKind.ALLOCATION_FAILED, 0, 0, events.actor().allocations.failedCount(), 0);
      return 0;
    }
    machine.memory.entries.clear(frame, machine.geometry.tableBytes(level));
    long table = machine.memory.frames.address(frame);
    events.after(EventKind.TABLE_ALLOCATE, table, 0, level, 0);
    return table;
  }

  private int tableFrame(int level) {
    int frame = machine.memory.tables.allocate(level);
    if (frame == 0) {
      events.actor().allocations.exhausted();
    }
    return frame;
  }

  @Override
  public void tableFree(long table) {
    tableFree(table, 0);
  }

  /** Frees a table that waited for a grace period of that number; 0 for none. */
  final void tableFree(long table, int grace) {
    events.before(EventKind.TABLE_FREE, table);
    int frame = arguments.table(table);
    int level = machine.memory.tables.level(frame);
    machine.memory.tables.free(frame);
    machine.tableFreed(table);
    events.after(EventKind.TABLE_FREE, table, 0, level, grace);
  }
}
