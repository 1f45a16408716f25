package org.ptck.spec.machine.event;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.Schedule;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.machine.cost.Costs;
import org.ptck.spec.machine.ledger.Ledger;

/**
 * The way every event takes: counted, shown to the sink before and after, written into the ledger.
 *
 * <p>Once stopped, every further event unwinds whoever makes it.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class EventCore {

  private final Ledger ledger;
  private final Costs costs = new Costs();
  private EventSink sink = EventSink.NONE;

  /** Apart from the sink, so that nearly every run has the same kind of sink and no meddler. */
  private @Nullable EventSink meddler;

  private Schedule schedule = Schedule.SEQUENTIAL;
  /** Finds what was done to plain memory; null where no code under test can reach memory. */
  private @Nullable Adopter adopter;

  private boolean ledgerKept = true;
  private boolean stopped;
  private boolean asking;
  private final Actor[] actors = new Actor[Actors.COUNT_MAX];
  /** Who makes the next event. */
  private Actor actor;
  private long hash;
  private @Nullable Runnable goingOn;

  /** Nothing has happened; what happens goes into that ledger. */
  public EventCore(Ledger ledger) {
    this.ledger = ledger;
    Arrays.setAll(actors, Actor::new);
    this.actor = actors[0];
  }

  /** Nothing has happened, and the sink is told of what will; the ledger only if it is kept. */
  public void reset(EventSink newSink, boolean keepLedger) {
    sink = newSink;
    meddler = null;
    schedule = Schedule.SEQUENTIAL;
    ledgerKept = keepLedger;
    stopped = false;
    for (Actor each : actors) {
      each.reset();
    }
    actor = actors[0];
    hash = 0;
    costs.reset();
  }

  /** Whether code under test is asked something, so that it must make no event. */
  public void asking(boolean isAsking) {
    asking = isAsking;
  }

  /** From now on what was done to plain memory is found before each event. */
  public void adoptWith(Adopter newAdopter) {
    adopter = newAdopter;
  }

  /** Finds everything that was done to plain memory so far. */
  public void adoptAll() {
    if (adopter != null && ledgerKept) {
      if (stopped) {
        throw MachineStopped.INSTANCE;
      }
      adopter.all();
    }
  }

  /** Finds what was done to entries so far. */
  public void adoptEntries() {
    if (adopter != null && ledgerKept) {
      if (stopped) {
        throw MachineStopped.INSTANCE;
      }
      adopter.entries();
    }
  }

  /** A table is free from now on: whoever adopts looks at it otherwise. */
  public void tableFreed(long table) {
    if (adopter != null) {
      adopter.tableFreed(table);
    }
  }

  /** A folio is free from now on. */
  public void folioFreed(int folio) {
    if (adopter != null) {
      adopter.folioFreed(folio);
    }
  }

  /** Before each event this one is told as well, and may let other things happen. */
  public void meddle(EventSink newMeddler) {
    meddler = newMeddler;
  }

  /** Whoever waits for a lock asks there. */
  public void schedule(Schedule newSchedule) {
    schedule = newSchedule;
  }

  /** The actor waits for a lock; returns whether to try again. */
  public boolean block(int lockClass, long object) {
    Actor back = actor;
    boolean again = schedule.block(back.number(), lockClass, object);
    goOn(back);
    return again;
  }

  /** Who makes the next event. */
  public Actor actor() {
    return actor;
  }

  /** Events are that actor's from now on. */
  public void enter(int number) {
    actor = actors[number];
  }

  /** Told, on the thread that makes them, every thousand events or so. */
  public void whenGoingOn(Runnable told) {
    goingOn = told;
  }

  /** Whether no event is possible any more. */
  public boolean isStopped() {
    return stopped;
  }

  /** No event is possible any more. */
  public void stop() {
    stopped = true;
  }

  /** What the events so far cost. */
  public Costs costs() {
    return costs;
  }

  /** A number that depends on every event so far and on their order. */
  public long hash() {
    return hash;
  }

  /** An event is about to happen; nothing shared has been looked at for it. */
  public void before(EventKind kind, long subject) {
    if (stopped) {
      throw MachineStopped.INSTANCE;
    }
    if (asking) {
      throw breach(
          Breach.CALLED_WHILE_ASKED,
          subject,
          Calls.current("") + ": whoever is asked for a count must not call the machine");
    }
    if (adopter != null && ledgerKept) {
      adopter.before(kind, subject);
    }
    if (!actor.spend()) {
      takeShare(subject);
    }
    if (meddler != null) {
      letMeddle(meddler, kind, subject);
    }
    sink.before(kind, actor.number(), subject);
  }

  /**
   * Others may do anything now: afterwards it is this actor's turn again, unless the machine has
   * stopped meanwhile.
   */
  private void letMeddle(EventSink told, EventKind kind, long subject) {
    Actor back = actor;
    told.before(kind, back.number(), subject);
    goOn(back);
  }

  /** It is the actor's turn again, unless the machine has stopped meanwhile. */
  private void goOn(Actor back) {
    actor = back;
    if (stopped) {
      throw MachineStopped.INSTANCE;
    }
  }

  /** An event that nobody saw happen, and that took effect a while ago. */
  public void found(EventKind kind, long subject, long before, long after) {
    after(kind, subject, before, after, Event.FOUND);
  }

  /** The event took effect. */
  public void after(EventKind kind, long subject, long before, long after, long detail) {
    costs.count(kind);
    long mixed = subject + 31 * after + 961 * before + detail * 29_791 + kind.ordinal();
    hash = (hash ^ mixed) * 0x9E37_79B9_7F4A_7C15L;
    hash ^= hash >>> 29;
    if (ledgerKept) {
      ledger.apply(kind, actor.number(), subject, before, after, detail);
    }
    if (!sink.after(kind, actor.number(), subject, before, after, detail)) {
      stopped = true;
      throw MachineStopped.INSTANCE;
    }
  }

  /** Hardware is about to read an entry in a walk; others may act before it does. */
  public void walking(long entry) {
    if (meddler != null) {
      letMeddle(meddler, EventKind.WALK_READ, entry);
    }
    Actor back = actor;
    sink.before(EventKind.WALK_READ, back.number(), entry);
    goOn(back);
  }

  /** Hardware read an entry: no event of its own where work is counted, as the access is one. */
  public void walked(long entry, long word) {
    if (ledgerKept) {
      ledger.apply(EventKind.WALK_READ, actor.number(), entry, 0, word, 0);
    }
    if (stopped || !sink.after(EventKind.WALK_READ, actor.number(), entry, 0, word, 0)) {
      stopped = true;
      throw MachineStopped.INSTANCE;
    }
  }

  private void takeShare(long subject) {
    if (!actor.takeShare()) {
      throw breach(
          Breach.TOO_MANY_EVENTS,
          subject,
          "%s: the operation has made every event that it may make (%d)"
              .formatted(Calls.current(""), actor.eventsAllowed()));
    }
    if (goingOn != null) {
      goingOn.run();
    }
  }

  /** A call of the machine cannot be carried out, and why: a number passed is wrong. */
  public MachineStopped refuse(Breach breach, long number, String why) {
    return breach(breach, number, Calls.current(Long.toString(number)) + ": " + why);
  }

  /** The same where a physical or user address passed is wrong. */
  public MachineStopped refuseAddress(Breach breach, long address, String why) {
    return breach(breach, address, Calls.current("0x" + Long.toHexString(address)) + ": " + why);
  }

  /** Something was done that must not be done: the sentence tells a person what. */
  public MachineStopped breach(Breach breach, long subject, String sentence) {
    if (!stopped) {
      stopped = true;
      sink.breach(breach, actor.number(), subject, sentence);
    }
    throw MachineStopped.INSTANCE;
  }
}
