package org.ptck.conformance.smoke;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;

/** What is seen of an implementation that keeps a fact. */
enum Evidence {
  /** Entries change. */
  ENTRIES(Capability.ENTRY_EVENTS, "entries are changed by calls", EventKind.ENTRY_WRITE),
  /** The same, found by looking. */
  MEMORY(Capability.PLAIN_MEMORY, "entries change in memory", EventKind.ENTRY_WRITE),
  /** Reference counts are used. */
  REFERENCES(
      Capability.REFERENCES,
      "reference counts are used",
      EventKind.REFERENCE_CHANGE,
      EventKind.REFERENCE_READ),
  /** Mapcounts are changed. */
  MAPCOUNTS(Capability.MAPCOUNTS, "mapcounts are changed", EventKind.MAPCOUNT_CHANGE),
  /** Exclusive marks are changed. */
  EXCLUSIVE_MARKS(
      Capability.EXCLUSIVE_MARKS, "exclusive marks are changed", EventKind.EXCLUSIVE_CHANGE),
  /** Resident-set counters are changed. */
  RESIDENT_COUNTERS(
      Capability.RESIDENT_COUNTERS,
      "resident-set counters are changed",
      EventKind.RESIDENT_CHANGE),
  /** Reverse links are added. */
  REVERSE_MAP(Capability.REVERSE_MAP, "reverse links are added", EventKind.REVERSE_ADD),
  /** Locks are taken. */
  LOCKS(Capability.LOCKS, "locks are taken", EventKind.LOCK),
  /** The own walk of an implementation answers. */
  TRANSLATE(Capability.TRANSLATE, "translate is asked", "SEM-9"),
  /** Pages are dirty and somebody says so. */
  DIRTY_TRACKING(Capability.DIRTY_TRACKING, "dirty pages are found", "DTY-1"),
  /** Blocks are made. */
  CONTIGUOUS(Capability.CONTIGUOUS, "contiguous blocks are made", "CNT-1");

  private final Capability capability;
  private final String sentence;
  private final List<EventKind> events;
  private final String rule;

  Evidence(Capability capability, String sentence, EventKind... events) {
    this.capability = capability;
    this.sentence = sentence;
    this.events = List.of(events);
    this.rule = "";
  }

  Evidence(Capability capability, String sentence, String rule) {
    this.capability = capability;
    this.sentence = sentence;
    this.events = List.of();
    this.rule = rule;
  }

  /** What is seen of the capability; empty if it cannot be seen. */
  static Optional<Evidence> of(Capability capability) {
    return Arrays.stream(values()).filter(each -> each.capability == capability).findFirst();
  }

  /** The capability that it shows. */
  Capability capability() {
    return capability;
  }

  /** What is seen, as a clause. */
  String sentence() {
    return sentence;
  }

  /** How often it was seen. */
  long countIn(Sightings sightings) {
    return rule.isEmpty()
        ? events.stream().mapToLong(sightings::count).sum()
        : sightings.exercised(rule);
  }

  /** Whether calls show it, and not only rules that apply once it is declared. */
  boolean showsUndeclared() {
    return !events.isEmpty()
        && capability != Capability.ENTRY_EVENTS
        && capability != Capability.PLAIN_MEMORY;
  }
}
