package org.ptck.conformance.trace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Breach;

/**
 * Writes what happens into a trace, and passes it on to another sink.
 *
 * <p>That the trace cannot be written changes nothing of what happens: it is told afterwards.
 */
public final class Recorder implements EventSink {

  private final TraceWriter writer;
  private final EventSink next;
  private @Nullable IOException problem;

  /** A recorder; {@code next} is told of everything after it was written. */
  public Recorder(TraceWriter writer, EventSink next) {
    this.writer = writer;
    this.next = next;
  }

  /** Why something could not be written; null if everything was. */
  public @Nullable IOException problem() {
    return problem;
  }

  @Override
  public void before(EventKind kind, int actor, long subject) {
    next.before(kind, actor, subject);
  }

  @Override
  public boolean after(
      EventKind kind, int actor, long subject, long before, long after, long detail) {
    // What hardware reads in a walk is part of an access, which is recorded.
    if (problem == null && kind != EventKind.WALK_READ) {
      try {
        writer.event(kind, actor, subject, before, after, detail);
      } catch (IOException e) {
        problem = e;
      }
    }
    return next.after(kind, actor, subject, before, after, detail);
  }

  @Override
  public void breach(Breach breach, int actor, long subject, String sentence) {
    if (problem == null) {
      try {
        writer.breach(breach, actor, subject, sentence);
      } catch (IOException e) {
        problem = e;
      }
    }
    next.breach(breach, actor, subject, sentence);
  }
}
