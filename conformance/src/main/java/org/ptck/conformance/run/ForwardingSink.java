package org.ptck.conformance.run;

import org.ptck.spec.fact.Breach;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;

/** A sink that hands on what it is told. */
class ForwardingSink implements EventSink {

  private final EventSink next;

  ForwardingSink(EventSink next) {
    this.next = next;
  }

  @Override
  public void before(EventKind kind, int cpu, long subject) {
    next.before(kind, cpu, subject);
  }

  @Override
  public boolean after(
      EventKind kind, int cpu, long subject, long before, long after, long detail) {
    return next.after(kind, cpu, subject, before, after, detail);
  }

  @Override
  public void breach(Breach breach, int cpu, long subject) {
    next.breach(breach, cpu, subject);
  }
}
