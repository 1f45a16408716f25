package org.ptck.conformance.drive;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.rule.account.LayerCall;
import org.ptck.spec.rule.account.LayerCall.Function;
import org.ptck.spec.rule.watch.Monitor;

/**
 * Entry operations whose every call is shown to the monitor, with what the entries held before and
 * after.
 *
 * <p>A call that is unwound has no result and is not shown; nor is one that names entries beyond
 * its table, which the machine's contract forbids.
 */
final class LayerWatch implements EntryOperations {

  private final EntryOperations entries;
  private final Machine machine;
  private final Monitor monitor;
  private final LayerCall call;
  private final int countMax;
  private final boolean contiguous;
  private long marksBefore;

  /**
   * A watch over a layer.
   *
   * @param contiguous whether it makes contiguous blocks; of another only answers are looked at, so
   *   that it costs next to nothing
   */
  LayerWatch(
      EntryOperations entries,
      Geometry geometry,
      boolean contiguous,
      Machine machine,
      Monitor monitor) {
    this.entries = entries;
    this.contiguous = contiguous;
    this.machine = machine;
    this.monitor = monitor;
    this.call = new LayerCall(geometry, contiguous ? geometry.contiguousRun(0) : 1);
    this.countMax = geometry.entryCount(0);
  }

  @Override
  public void set(int id, long address, long entry, long word, int count) {
    boolean watched = begin(Function.SET, address, entry, count, word);
    entries.set(id, address, entry, word, count);
    end(watched, 0);
  }

  @Override
  public long get(int id, long address, long entry) {
    boolean watched = begin(Function.GET, address, entry, 1, 0);
    long word = entries.get(id, address, entry);
    end(watched, word);
    return word;
  }

  @Override
  public long getLockless(int id, long address, long entry) {
    boolean watched = begin(Function.GET_LOCKLESS, address, entry, 1, 0);
    long word = entries.getLockless(id, address, entry);
    end(watched, word);
    return word;
  }

  @Override
  public long getAndClear(int id, long address, long entry, int count) {
    boolean watched = begin(Function.GET_AND_CLEAR, address, entry, count, 0);
    long word = entries.getAndClear(id, address, entry, count);
    end(watched, word);
    return word;
  }

  @Override
  public void writeProtect(int id, long address, long entry, int count) {
    boolean watched = begin(Function.WRITE_PROTECT, address, entry, count, 0);
    entries.writeProtect(id, address, entry, count);
    end(watched, 0);
  }

  @Override
  public boolean setAccessFlags(int id, long address, long entry, long word) {
    boolean watched = begin(Function.SET_ACCESS_FLAGS, address, entry, 1, word);
    boolean changed = entries.setAccessFlags(id, address, entry, word);
    end(watched, changed ? 1 : 0);
    return changed;
  }

  /** Whether the call is to be looked at. */
  private boolean begin(Function function, long address, long entry, int count, long word) {
    boolean isAnswer =
        function == Function.GET_LOCKLESS || function == Function.SET_ACCESS_FLAGS;
    if (!contiguous && !isAnswer) {
      return false;
    }
    machine.adoptEntries();
    marksBefore = machine.costs().countOf(EventKind.ENTRY_WALKED);
    return count > 0
        && count <= countMax
        && call.begin(machine.view(), function, address, entry, count, word);
  }

  private void end(boolean watched, long returned) {
    if (watched) {
      machine.adoptEntries();
      boolean isMarked = machine.costs().countOf(EventKind.ENTRY_WALKED) != marksBefore;
      call.end(machine.view(), returned, isMarked);
      if (!monitor.observe(call)) {
        // The next event unwinds whoever makes it.
        machine.stop();
      }
    }
  }
}
