package org.ptck.spec.machine.face;

import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.Grace;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.machine.event.Actor;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.lock.GracePeriods;

/**
 * Lockless walks and grace periods, as implementations see them.
 *
 * <p>What is freed after a grace period is freed on behalf of who asked for it, by events that do
 * not count towards those that the running operation may make.
 */
final class GraceFace implements Grace {

  private final GracePeriods grace;
  private final TableFace tables;
  private final FolioFace folios;
  private final EventCore events;
  private final Arguments arguments;

  GraceFace(
      GracePeriods grace,
      TableFace tables,
      FolioFace folios,
      EventCore events,
      Arguments arguments) {
    this.grace = grace;
    this.tables = tables;
    this.folios = folios;
    this.events = events;
    this.arguments = arguments;
  }

  @Override
  public void rcuReadLock() {
    int actor = events.actor().number();
    events.before(EventKind.WALK_ENTER, actor);
    int depth = grace.enter(actor, events.actor().cpu());
    events.after(EventKind.WALK_ENTER, actor, 0, depth, 0);
  }

  @Override
  public void rcuReadUnlock() {
    int actor = events.actor().number();
    events.before(EventKind.WALK_LEAVE, actor);
    if (grace.depth(actor) == 0) {
      throw events.refuse(
          Breach.WALK_NOT_ENTERED,
          actor,
          Actors.name(actor) + " is inside no lockless walk: rcuReadLock first");
    }
    int depth = grace.leave(actor);
    events.after(EventKind.WALK_LEAVE, actor, 0, depth, 0);
    freeWhatNobodyReads();
  }

  @Override
  public void rcuSynchronize() {
    events.before(EventKind.GRACE_BEGIN, grace.next());
    long readers = grace.readers();
    if (readers != 0) {
      throw neverEnds(Long.numberOfTrailingZeros(readers));
    }
    int number = grace.begin();
    events.after(EventKind.GRACE_BEGIN, number, 0, 0, 0);
    events.before(EventKind.GRACE_END, number);
    events.after(EventKind.GRACE_END, number, 0, 0, 0);
  }

  private MachineStopped neverEnds(int reader) {
    String why =
        grace.depth(reader) > 0
            ? "is inside a lockless walk: rcuReadUnlock first"
            : "holds the lock of a table: unlock it first";
    return events.refuse(
        Breach.GRACE_NEVER_ENDS,
        reader,
        reader == events.actor().number()
            ? Actors.name(reader) + " itself " + why
            : "%s, which cannot go on, %s".formatted(Actors.name(reader), why));
  }

  /** The actor, if it is one, is inside no walk where an operation or the scenario ends. */
  void requireOutside(int actor) {
    if (actor >= 0 && grace.depth(actor) > 0) {
      throw events.breach(
          Breach.WALK_NOT_LEFT,
          actor,
          "%s is inside a lockless walk at the end: each rcuReadLock needs an rcuReadUnlock"
              .formatted(Actors.name(actor)));
    }
  }

  @Override
  public void tableFreeRcu(long table) {
    events.before(EventKind.GRACE_BEGIN, grace.next());
    int frame = arguments.table(table);
    if (tables.isUnused(frame)) {
      // Nothing led there yet.
      tables.free(frame, 0);
      return;
    }
    arguments.requireNotDeferred(EventKind.GRACE_TABLE, table);
    defer(EventKind.GRACE_TABLE, table);
  }

  @Override
  public void folioFreeRcu(int folio) {
    events.before(EventKind.GRACE_BEGIN, grace.next());
    arguments.requireToFree(folio);
    arguments.requireNotDeferred(EventKind.GRACE_FOLIO, folio);
    defer(EventKind.GRACE_FOLIO, folio);
  }

  private void defer(int what, long thing) {
    int number = grace.begin();
    grace.add(new GracePeriods.Pending(number, events.actor().number(), what, thing));
    events.after(EventKind.GRACE_BEGIN, number, 0, thing, what);
    freeWhatNobodyReads();
  }

  /** A lock was released: a table's may have been what held up a grace period. */
  void released(int lockClass) {
    if (grace.isPending() && lockClass == LockClass.TABLE.ordinal()) {
      freeWhatNobodyReads();
    }
  }

  private void freeWhatNobodyReads() {
    while (grace.isPending()) {
      GracePeriods.Pending ended = grace.takeEnded();
      if (ended == null) {
        return;
      }
      free(ended);
    }
  }

  private void free(GracePeriods.Pending ended) {
    Actor back = events.actor();
    events.enter(ended.actor());
    Actor asked = events.actor();
    long eventsLeft = asked.setBoundAside();
    try {
      events.before(EventKind.GRACE_END, ended.number());
      events.after(EventKind.GRACE_END, ended.number(), 0, 0, 0);
      if (ended.what() == EventKind.GRACE_TABLE) {
        tables.tableFree(ended.thing(), ended.number());
      } else {
        folios.folioFree((int) ended.thing());
      }
    } finally {
      asked.putBack(eventsLeft);
      events.enter(back.number());
    }
  }
}
