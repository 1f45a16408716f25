package org.ptck.conformance.schedule;

import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.Machine;

/**
 * Waits, while an operation runs, for the event that an anchor names, and lets another CPU access
 * memory right before it takes effect.
 */
public final class Interposer implements EventSink {

  private final Machine machine;
  private final MachineView view;
  private final EntryFinder entries;
  private @Nullable Meanwhile waiting;
  private int ordinal;
  private boolean hasFired;
  private @Nullable Operation done;
  private long found;

  /** An interposer that waits for nothing; it is to be told of every event of the machine. */
  public Interposer(Machine machine) {
    this.machine = machine;
    this.view = machine.view();
    this.entries = new EntryFinder(view);
  }

  /** An operation begins; what it is to meet, if anything. */
  public void arm(@Nullable Meanwhile meanwhile) {
    waiting = meanwhile;
    ordinal = 0;
    hasFired = false;
    done = null;
  }

  /** The operation is over. */
  public void disarm() {
    waiting = null;
  }

  /** Whether the event of the last operation's anchor happened. */
  public boolean hasFired() {
    return hasFired;
  }

  /** The access that hardware let another CPU make during the last operation; null for none. */
  public @Nullable Operation done() {
    return done;
  }

  /** The stamp that the access loaded or stored. */
  public long found() {
    return found;
  }

  @Override
  public void before(EventKind kind, int actor, long subject) {
    if (waiting != null
        && isMeant(waiting.anchor(), kind, subject)
        && ++ordinal == waiting.anchor().ordinal()) {
      fire(waiting);
    }
  }

  private void fire(Meanwhile meanwhile) {
    waiting = null;
    hasFired = true;
    Operation access = meanwhile.access();
    if (machine.runningSpace(meanwhile.cpu()) == access.space()) {
      found =
          switch (access) {
            case Operation.Read(_, long address) ->
                interpose(meanwhile, address, Access.READ, 0);
            case Operation.Write(_, long address, long stamp) ->
                interpose(meanwhile, address, Access.WRITE, stamp);
            default -> Machine.FAULT;
          };
      done = found == Machine.FAULT ? null : access;
    }
  }

  private long interpose(Meanwhile meanwhile, long address, Access access, long stamp) {
    return machine.geometry().isRange(address, 1)
        ? machine.interpose(meanwhile.cpu(), address, access, stamp, meanwhile.marks())
        : Machine.FAULT;
  }

  private boolean isMeant(Anchor anchor, EventKind kind, long subject) {
    return switch (anchor.kind()) {
      case READ -> kind == EventKind.ENTRY_READ && isEntry(anchor, subject);
      case WRITE -> kind == EventKind.ENTRY_WRITE && isEntry(anchor, subject);
      case INVALIDATE -> kind == EventKind.INVALIDATE;
      case DIRTY -> kind == EventKind.FOLIO_DIRTY_CHANGE && caches(anchor, subject);
      case TAKE -> kind == EventKind.STORE_BEGIN && caches(anchor, subject);
      case STORE -> kind == EventKind.STORE_END && caches(anchor, subject);
      case UNLOCK -> kind == EventKind.UNLOCK;
    };
  }

  private boolean isEntry(Anchor anchor, long entry) {
    return entries.entry(anchor.owner(), anchor.place()) == entry;
  }

  private boolean caches(Anchor anchor, long folio) {
    if (!view.isDataPage(folio) || view.fileOf(folio) != anchor.owner()) {
      return false;
    }
    long first = view.fileIndexOf(folio);
    return anchor.place() >= first
        && anchor.place() - first < 1L << view.folioOrder(folio);
  }
}
