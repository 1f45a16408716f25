package org.ptck.spec.machine;

import java.util.ArrayList;
import java.util.List;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;

/** Keeps every event. */
final class RecordingSink implements EventSink {

  final List<Event> events = new ArrayList<>();

  @Override
  public boolean after(
      EventKind kind, int actor, long subject, long before, long after, long detail) {
    return events.add(new Event(kind, actor, subject, before, after, detail));
  }
}
