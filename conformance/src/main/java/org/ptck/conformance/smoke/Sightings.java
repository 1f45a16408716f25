package org.ptck.conformance.smoke;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ptck.conformance.drive.EventCounts;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.spec.fact.EventKind;

/** What was seen in all probes together. */
final class Sightings {

  private final Map<EventKind, Long> events = new EnumMap<>(EventKind.class);
  private final Map<String, Long> exercised = new HashMap<>();

  /** Adds the events of one scenario. */
  void add(EventCounts counts) {
    for (EventKind kind : EventKind.values()) {
      events.merge(kind, counts.of(kind), Long::sum);
    }
  }

  /** Adds how often rules had something to say. */
  void add(List<RuleCount> counts) {
    counts.forEach(count -> exercised.merge(count.rule(), count.exercised(), Long::sum));
  }

  /** How often the kind of event happened. */
  long count(EventKind kind) {
    return events.getOrDefault(kind, 0L);
  }

  /** How often the premise of the rule held. */
  long exercised(String rule) {
    return exercised.getOrDefault(rule, 0L);
  }
}
