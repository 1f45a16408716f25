package org.ptck.spec.machine.adopt;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.event.Adopter;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.learn.Purposes;
import org.ptck.spec.machine.ledger.Ledger;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.MappedPages;
import org.ptck.spec.machine.memory.PhysicalMemory;
import org.ptck.spec.machine.memory.Poison;

/**
 * Makes events of what code under test did to plain memory: before each of its calls takes effect,
 * and when it has returned.
 *
 * <p>Entries that went are told first, then the data of pages, then entries that came: a page is
 * scrubbed after it was taken away, and filled before it is given. Nothing else happens between
 * events that are told together, no CPU of the kit does anything there.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Adoption implements Adopter {

  private static final int NOTHING = 0;
  private static final long NEVER = -1;

  private final PhysicalMemory memory;
  private final FrameMap frames;
  private final FoundEntries entries;
  private final FoundPages pages;
  private final FreedFrames freed;

  /** Of which runs of the code entries, ends of pages, and all words of pages were looked at. */
  private long entriesSeen = NEVER;

  private long endsSeen = NEVER;
  private long wordsSeen = NEVER;
  private long freedSeen = NEVER;

  /** Of that memory, which the machine's own cells stand on as well. */
  public Adoption(
      Geometry geometry,
      MachineMemory memory,
      PhysicalMemory shared,
      Ledger ledger,
      MachineView view,
      EventCore events,
      Purposes purposes) {
    this.memory = shared;
    this.frames = memory.frames();
    this.entries = new FoundEntries(geometry, memory, shared, ledger, view, events, purposes);
    this.pages = new FoundPages(memory, new MappedPages(frames, shared), events);
    this.freed = new FreedFrames(memory, new Poison(frames, shared), events);
  }

  /** Tells what was done before a call, in the time of a look at each table and page. */
  @Override
  public void before(EventKind kind, long subject) {
    switch (kind) {
      // Kernels poison what they are about to free.
      case TABLE_FREE -> adopt(frames.frame(subject), NOTHING, false);
      case FOLIO_FREE -> adopt(NOTHING, (int) subject, false);
      case FRAME_FREE -> adopt(frames.frame(subject), frames.pageAt(subject), false);
      // Data that becomes durable is looked at closely.
      case STORE_BEGIN -> adopt(NOTHING, NOTHING, true);
      default -> adopt(NOTHING, NOTHING, false);
    }
  }

  /** Tells everything that was done, and looks at freed memory. */
  @Override
  public void all() {
    adopt(NOTHING, NOTHING, true);
    long run = memory.runs();
    if (run != freedSeen) {
      freed.look();
      freedSeen = run;
    }
  }

  /** Tells what was done to entries. */
  @Override
  public void entries() {
    if (lookAtEntries(NOTHING, memory.runs())) {
      entries.tellRemovals();
      entries.tellFillings();
    }
  }

  private void adopt(int frameLeftOut, int folioLeftOut, boolean everyWord) {
    long run = memory.runs();
    boolean entriesChanged = lookAtEntries(frameLeftOut, run);
    if (entriesChanged) {
      entries.tellRemovals();
    }
    lookAtPages(folioLeftOut, everyWord, run);
    if (entriesChanged) {
      entries.tellFillings();
    }
  }

  /** Nothing has changed that was looked at already since the code last ran. */
  private boolean lookAtEntries(int frameLeftOut, long run) {
    boolean changed = run != entriesSeen && entries.look(frameLeftOut);
    if (frameLeftOut == NOTHING) {
      entriesSeen = run;
    }
    return changed;
  }

  private void lookAtPages(int folioLeftOut, boolean everyWord, long run) {
    if (run == wordsSeen || (run == endsSeen && !everyWord)) {
      return;
    }
    pages.tell(folioLeftOut, everyWord);
    if (folioLeftOut == NOTHING) {
      endsSeen = run;
      wordsSeen = everyWord ? run : wordsSeen;
    }
  }

  @Override
  public void tableFreed(long table) {
    freed.tableFreed(table);
  }

  @Override
  public void folioFreed(int folio) {
    freed.folioFreed(folio);
  }

  /** Makes everything zero that was ever used. */
  public void wipe() {
    freed.wipe();
  }
}
