package org.ptck.spec.machine;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Breach;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.MachineStopped;
import org.ptck.spec.machine.cost.Costs;
import org.ptck.spec.machine.ledger.Ledger;

/**
 * The way every event takes: counted, shown to the sink before and after, written into the ledger.
 *
 * <p>Once stopped, every further event unwinds whoever makes it.
 */
final class EventCore {

  private final Ledger ledger;
  private final Costs costs = new Costs();
  private EventSink sink = EventSink.NONE;

  /** Apart from the sink, so that nearly every run has the same kind of sink and no meddler. */
  private @Nullable EventSink meddler;
  private boolean ledgerKept = true;
  private boolean stopped;
  private int cpu;
  private long hash;
  private long eventsLeft;

  EventCore(Ledger ledger) {
    this.ledger = ledger;
  }

  void reset(EventSink newSink, boolean keepLedger) {
    sink = newSink;
    meddler = null;
    ledgerKept = keepLedger;
    stopped = false;
    cpu = 0;
    hash = 0;
    eventsLeft = Long.MAX_VALUE;
    costs.reset();
  }

  /** Before each event this one is told as well, and may let other things happen. */
  void meddle(EventSink newMeddler) {
    meddler = newMeddler;
  }

  int cpu() {
    return cpu;
  }

  void enter(int newCpu) {
    cpu = newCpu;
  }

  /** At most that many events may follow before {@link Breach#TOO_MANY_EVENTS}. */
  void allow(long eventCount) {
    eventsLeft = eventCount;
  }

  /** How many events may follow. */
  long eventsLeft() {
    return eventsLeft;
  }

  boolean isStopped() {
    return stopped;
  }

  void stop() {
    stopped = true;
  }

  Costs costs() {
    return costs;
  }

  /** A number that depends on every event so far and on their order. */
  long hash() {
    return hash;
  }

  /** An event is about to happen; nothing shared has been looked at for it. */
  void before(EventKind kind, long subject) {
    if (stopped) {
      throw MachineStopped.INSTANCE;
    }
    if (--eventsLeft < 0) {
      breach(Breach.TOO_MANY_EVENTS, subject);
    }
    if (meddler != null) {
      meddler.before(kind, cpu, subject);
    }
    sink.before(kind, cpu, subject);
  }

  /** The event took effect. */
  void after(EventKind kind, long subject, long before, long after, long detail) {
    costs.count(kind);
    long mixed = subject + 31 * after + 961 * before + detail * 29_791 + kind.ordinal();
    hash = (hash ^ mixed) * 0x9E37_79B9_7F4A_7C15L;
    hash ^= hash >>> 29;
    if (ledgerKept && kind.changing()) {
      ledger.apply(kind, cpu, subject, before, after, detail);
    }
    if (!sink.after(kind, cpu, subject, before, after, detail)) {
      stopped = true;
      throw MachineStopped.INSTANCE;
    }
  }

  /** A call cannot be carried out. */
  MachineStopped breach(Breach breach, long subject) {
    if (!stopped) {
      stopped = true;
      sink.breach(breach, cpu, subject);
    }
    throw MachineStopped.INSTANCE;
  }
}
