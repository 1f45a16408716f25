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
  private final Geometry geometry;
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
    this.geometry = geometry;
    this.call = new LayerCall(geometry, contiguous);
  }

  @Override
  public void set(int id, int level, long address, long entry, long word, int count) {
    boolean watched = begin(Function.SET, level, address, entry, count, word, 0);
    entries.set(id, level, address, entry, word, count);
    end(watched, 0);
  }

  @Override
  public long get(int id, int level, long address, long entry) {
    boolean watched = begin(Function.GET, level, address, entry, 1, 0, 0);
    long word = entries.get(id, level, address, entry);
    end(watched, word);
    return word;
  }

  @Override
  public long getLockless(int id, int level, long address, long entry) {
    boolean watched = begin(Function.GET_LOCKLESS, level, address, entry, 1, 0, 0);
    long word = entries.getLockless(id, level, address, entry);
    end(watched, word);
    return word;
  }

  @Override
  public long getAndClear(int id, int level, long address, long entry, int count) {
    boolean watched = begin(Function.GET_AND_CLEAR, level, address, entry, count, 0, 0);
    long word = entries.getAndClear(id, level, address, entry, count);
    end(watched, word);
    return word;
  }

  @Override
  public void writeProtect(int id, int level, long address, long entry, int count) {
    boolean watched = begin(Function.WRITE_PROTECT, level, address, entry, count, 0, 0);
    entries.writeProtect(id, level, address, entry, count);
    end(watched, 0);
  }

  @Override
  public boolean setAccessFlags(
      int id, int level, long address, long entry, long word, boolean dirty) {
    boolean watched =
        begin(
            Function.SET_ACCESS_FLAGS, level, address, entry, 1, word, dirty ? 1 : 0);
    boolean changed = entries.setAccessFlags(id, level, address, entry, word, dirty);
    end(watched, changed ? 1 : 0);
    return changed;
  }

  @Override
  public boolean testAndClearYoung(int id, int level, long address, long entry, int count) {
    boolean watched =
        begin(Function.TEST_AND_CLEAR_YOUNG, level, address, entry, count, 0, CLEAR_YOUNG);
    boolean young = entries.testAndClearYoung(id, level, address, entry, count);
    end(watched, young ? 1 : 0);
    return young;
  }

  @Override
  public boolean clearFlushYoung(int id, int level, long address, long entry, int count) {
    boolean watched =
        begin(Function.CLEAR_FLUSH_YOUNG, level, address, entry, count, 0, CLEAR_YOUNG);
    boolean young = entries.clearFlushYoung(id, level, address, entry, count);
    end(watched, young ? 1 : 0);
    return young;
  }

  @Override
  public void clearYoungDirty(
      int id, int level, long address, long entry, int count, int flags) {
    boolean watched =
        begin(Function.CLEAR_YOUNG_DIRTY, level, address, entry, count, 0, flags);
    entries.clearYoungDirty(id, level, address, entry, count, flags);
    end(watched, 0);
  }

  /** Whether the call is to be looked at. */
  private boolean begin(
      Function function, int level, long address, long entry, int count, long word, int flags) {
    boolean isAnswer =
        function == Function.GET_LOCKLESS
            || function == Function.SET_ACCESS_FLAGS
            || function.clearsState();
    if (!contiguous && !isAnswer) {
      return false;
    }
    machine.adoptEntries();
    marksBefore = machine.costs().countOf(EventKind.ENTRY_WALKED);
    return level >= 0
        && level < geometry.levelCount()
        && count > 0
        && count <= geometry.entryCount(level)
        && call.begin(machine.view(), function, level, address, entry, count, word, flags);
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
