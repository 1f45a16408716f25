package org.ptck.conformance.drive;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.cost.Costs;

/** How often each kind of event happened. Immutable. */
public final class EventCounts {

  private static final EventKind[] KINDS = EventKind.values();

  /** No event at all. */
  public static final EventCounts NONE = of(_ -> 0);

  private final long[] counts;
  private final long total;

  private EventCounts(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    this.counts = counts;
    this.total = sum;
  }

  /** The counts that a function gives. */
  public static EventCounts of(ToLongFunction<EventKind> count) {
    long[] counts = new long[KINDS.length];
    for (EventKind kind : KINDS) {
      counts[kind.ordinal()] = count.applyAsLong(kind);
    }
    return new EventCounts(counts);
  }

  /** What a machine has counted since it was reset. */
  static EventCounts of(Costs costs) {
    return new EventCounts(costs.counts());
  }

  /** How often the kind happened. */
  public long of(EventKind kind) {
    return counts[kind.ordinal()];
  }

  /** How many events happened. */
  public long total() {
    return total;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventCounts that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (EventKind kind : KINDS) {
      if (of(kind) > 0) {
        text.append(text.isEmpty() ? "" : " ").append(kind).append('=').append(of(kind));
      }
    }
    return text.toString();
  }
}
