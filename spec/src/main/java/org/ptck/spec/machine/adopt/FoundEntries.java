package org.ptck.spec.machine.adopt;

import java.util.Arrays;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.learn.Purposes;
import org.ptck.spec.machine.ledger.Ledger;
import org.ptck.spec.machine.memory.EntryCells;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.PhysicalMemory;
import org.ptck.spec.machine.memory.TableCells;

/**
 * Finds entries whose words are not those that events told, and makes an event of each.
 *
 * <p>Memory does not say in which order its words were stored. Of all orders the one is told that a
 * careful kernel would have kept, so that correct code is never blamed for the kit's guess:
 *
 * <ol>
 * <li>what takes away, and what changes in place, from the leaves up: entries go before the link of
 * their table, as TBL-2 and LCK-3 want it;
 * <li>what fills tables that nobody can reach yet, from the leaves up: a table is filled before it
 * is linked (TBL-2, LCK-3);
 * <li>what fills other tables, from the root down: a table that moved is linked at its new place
 * before something new is in it (TBL-2).</ol>
 *
 * <p>Where the order matters to hardware, an invalidation lies between, which is a call: what was
 * stored before it is found before it.
 */
final class FoundEntries {

  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableCells tables;
  private final EntryCells entries;
  private final PhysicalMemory memory;
  private final Ledger ledger;
  private final MachineView view;
  private final EventCore events;
  private final Purposes purposes;

  /** Tables that changed, and for each where its entries end in the array of all. */
  private int[] changed = new int[8];

  private int[] ends = new int[8];
  private int changedCount;

  /** The entries that changed, table by table, in order; 0 for one that was told. */
  private long[] found = new long[32];

  private int foundCount;

  FoundEntries(
      Geometry geometry,
      MachineMemory cells,
      PhysicalMemory memory,
      Ledger ledger,
      MachineView view,
      EventCore events,
      Purposes purposes) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.frames = cells.frames();
    this.tables = cells.tables();
    this.entries = cells.entries();
    this.memory = memory;
    this.ledger = ledger;
    this.view = view;
    this.events = events;
    this.purposes = purposes;
  }

  /** Finds the entries that changed, but for those of one table; returns whether there are any. */
  boolean look(int frameLeftOut) {
    changedCount = 0;
    foundCount = 0;
    for (int frame = tables.nextUsed(0); frame != 0; frame = tables.nextUsed(frame)) {
      if (tables.state(frame) == TableCells.ALLOCATED && frame != frameLeftOut) {
        look(frame, geometry.entryShift(tables.level(frame)));
      }
    }
    return changedCount > 0;
  }

  private void look(int frame, int entryShift) {
    long offset = ledger.firstUntold(frame, 0, memory);
    if (offset < 0) {
      return;
    }
    if (changedCount == changed.length) {
      changed = Arrays.copyOf(changed, changedCount * 2);
      ends = Arrays.copyOf(ends, changedCount * 2);
    }
    long tableBytes = geometry.tableBytes(tables.level(frame));
    while (offset >= 0) {
      if (foundCount == found.length) {
        found = Arrays.copyOf(found, foundCount * 2);
      }
      long index = offset >>> entryShift;
      found[foundCount++] = frames.address(frame) + (index << entryShift);
      long next = (index + 1) << entryShift;
      offset = next < tableBytes ? ledger.firstUntold(frame, next, memory) : -1;
    }
    changed[changedCount] = frame;
    ends[changedCount++] = foundCount;
  }

  /** Tells what was taken away, and what was changed in place. */
  void tellRemovals() {
    for (int level = 0; level <= geometry.rootLevel(); level++) {
      tell(level, false, false);
    }
  }

  /** Tells what was filled: all that is left. */
  void tellFillings() {
    for (int level = 0; level <= geometry.rootLevel(); level++) {
      tell(level, true, true);
    }
    for (int level = geometry.rootLevel(); level >= 0; level--) {
      tell(level, true, false);
    }
  }

  private void tell(int level, boolean fillings, boolean onlyPrivate) {
    for (int n = 0; n < changedCount; n++) {
      int frame = changed[n];
      if (tables.level(frame) == level
          && (!onlyPrivate || stateOf(frame) == TableState.PRIVATE)) {
        tell(n, fillings);
      }
    }
  }

  private void tell(int n, boolean fillings) {
    int frame = changed[n];
    for (int i = n == 0 ? 0 : ends[n - 1]; i < ends[n]; i++) {
      long entry = found[i];
      if (entry != 0) {
        long before = view.entryWord(entry);
        long after = entries.get(tables.level(frame), entry);
        if (fillings || !isFilled(frame, entry, before, after)) {
          found[i] = 0;
          purposes.led(tables.level(frame), entry, after);
          events.found(EventKind.ENTRY_WRITE, entry, before, after);
        }
      }
    }
  }

  /**
   * Whether something is in the entry that was not there before. A word that is left behind for
   * software when an entry stops being valid is what remains of what was taken away.
   */
  private boolean isFilled(int frame, long entry, long before, long after) {
    boolean wasTaken = architecture.isValid(before) && !architecture.isValid(after);
    if (architecture.isEmpty(after) || wasTaken) {
      return false;
    }
    int level = tables.level(frame);
    boolean sameKind =
        architecture.isLeaf(level, before) == architecture.isLeaf(level, after)
            && architecture.isTable(level, before) == architecture.isTable(level, after);
    boolean staysInPlace =
        architecture.isValid(before)
            && sameKind
            && architecture.target(before, entry) == architecture.target(after, entry);
    return !staysInPlace
        || stateOf(frame) == TableState.DETACHED;
  }

  private TableState stateOf(int frame) {
    return view.tableState(frames.address(frame));
  }
}
