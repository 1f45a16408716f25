package org.ptck.spec.machine.user;

import org.apiguardian.api.API;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.EntryCells;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.mmu.EntryPort;

/**
 * How the MMUs reach the tables: each level that they read is told, and each mark that they set.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WalkerPort implements EntryPort {

  private final FrameMap frames;
  private final EntryCells entries;
  private final EventCore events;

  public WalkerPort(FrameMap frames, EntryCells entries, EventCore events) {
    this.frames = frames;
    this.entries = entries;
    this.events = events;
  }

  @Override
  public long read(int level, long entry) {
    if (!frames.isTable(frames.frame(entry))) {
      return 0;
    }
    if (events.isStopped()) {
      return entries.get(level, entry);
    }
    events.walking(entry);
    long word = entries.get(level, entry);
    events.walked(entry, word);
    return word;
  }

  @Override
  public boolean update(int level, long entry, long expected, long word) {
    events.before(EventKind.ENTRY_WALKED, entry);
    if (entries.get(level, entry) != expected) {
      return false;
    }
    entries.set(level, entry, word);
    events.after(EventKind.ENTRY_WALKED, entry, expected, word, 0);
    return true;
  }
}
