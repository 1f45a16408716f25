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

  private int[] changed = new int[8];
  private int changedCount;

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

  /** Finds the tables that changed, but for one; returns whether there are any. */
  boolean look(int frameLeftOut) {
    changedCount = 0;
    for (int frame = tables.nextUsed(0); frame != 0; frame = tables.nextUsed(frame)) {
      if (tables.state(frame) == TableCells.ALLOCATED
          && frame != frameLeftOut
          && ledger.firstUntold(frame, 0, memory) >= 0) {
        if (changedCount == changed.length) {
          changed = Arrays.copyOf(changed, changedCount * 2);
        }
        changed[changedCount++] = frame;
      }
    }
    return changedCount > 0;
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
        tell(frame, level, fillings);
      }
    }
  }

  private void tell(int frame, int level, boolean fillings) {
    long table = frames.address(frame);
    int shift = geometry.entryShift(level);
    long from = 0;
    while (from < geometry.tableBytes(level)) {
      long offset = ledger.firstUntold(frame, from, memory);
      if (offset < 0) {
        return;
      }
      long entry = table + (offset >>> shift << shift);
      long before = view.entryWord(entry);
      long after = entries.get(level, entry);
      if (fillings || !isFilled(frame, entry, before, after)) {
        purposes.led(level, entry, after);
        events.found(EventKind.ENTRY_WRITE, entry, before, after);
      }
      from = entry - table + (1L << shift);
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
