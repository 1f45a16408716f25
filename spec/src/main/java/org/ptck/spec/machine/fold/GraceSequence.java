package org.ptck.spec.machine.fold;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.machine.memory.FrameMap;

/** Whether an event of lockless walks or grace periods can follow those before it. */
final class GraceSequence {

  private final FrameMap frames;
  private final MachineView view;
  private final long[] depth = new long[Actors.COUNT_MAX];
  private final BitSet open = new BitSet();
  private long number;

  GraceSequence(FrameMap frames, MachineView view) {
    this.frames = frames;
    this.view = view;
  }

  void reset() {
    Arrays.fill(depth, 0);
    open.clear();
    number = 0;
  }

  /** What was expected; null if the event can follow, and has been taken in. */
  @Nullable String refusal(EventKind kind, int actor, long subject, long after, long detail) {
    return switch (kind) {
      case WALK_ENTER -> walk(actor, subject, after, depth[actor] + 1);
      case WALK_LEAVE -> walk(actor, subject, after, depth[actor] - 1);
      case GRACE_BEGIN -> {
        String wrong = begin(subject, after, detail);
        if (wrong == null) {
          number = subject;
          open.set((int) subject);
        }
        yield wrong;
      }
      default -> {
        if (subject < 1 || subject > number || !open.get((int) subject)) {
          yield "the end of a grace period that has begun, 1 to %d, not of %d"
              .formatted(number, subject);
        }
        open.clear((int) subject);
        yield null;
      }
    };
  }

  private @Nullable String walk(int actor, long subject, long after, long expected) {
    if (subject != actor || after != expected || expected < 0) {
      return "%s, inside %d walks, to enter one or leave one, not %d to be inside %d"
          .formatted(Actors.name(actor), depth[actor], subject, after);
    }
    depth[actor] = after;
    return null;
  }

  private @Nullable String begin(long subject, long thing, long what) {
    if (subject != number + 1 || subject == Integer.MAX_VALUE) {
      return "grace period %d, not %d".formatted(number + 1, subject);
    }
    if (what == EventKind.GRACE_TABLE) {
      TableState state = view.tableState(thing);
      return state != TableState.NONE && state != TableState.FREED && view.tableOf(thing) == thing
          ? null
          : "an allocated table to be freed, not 0x%x".formatted(thing);
    }
    if (what == EventKind.GRACE_FOLIO) {
      return frames.isData(thing) && view.isAllocated(thing)
          ? null
          : "an allocated folio to be freed, not %d".formatted(thing);
    }
    return what == 0 && thing == 0 ? null : "nothing, a table or a folio, not " + what;
  }
}
