package org.ptck.spec.machine.ledger.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.invalidation.TlbInstruction;
import org.ptck.spec.arch.invalidation.TlbReach;
import org.ptck.spec.fact.Actors;

/**
 * The last instructions that invalidated in each actor's operation, for people: where a flush is
 * missed, what was done in its place. An actor's stay known until its next operation begins.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InstructionIndex {

  /** So many are kept of each actor: the last. */
  private static final int KEPT = 4;

  private final Geometry geometry;
  private final int[] counts = new int[Actors.COUNT_MAX];
  private final boolean[] isPending = new boolean[Actors.COUNT_MAX];
  private final Done[] done = new Done[Actors.COUNT_MAX * KEPT];

  /** An instruction, and the CPUs that it reached; 0 if none. */
  private record Done(TlbInstruction instruction, long cpuMask) {}

  /** Of instructions on tables of that geometry. */
  public InstructionIndex(Geometry geometry) {
    this.geometry = geometry;
  }

  /** Nobody has done anything. */
  public void reset() {
    Arrays.fill(counts, 0);
    Arrays.fill(isPending, false);
  }

  /** An operation of the actor begins. */
  public void begin(int actor) {
    counts[actor] = 0;
    isPending[actor] = false;
  }

  /** The actor has carried out an instruction, in the words of the event. */
  public void add(int actor, int code, long first, long second, long third) {
    done[slot(actor, counts[actor]++)] =
        new Done(TlbInstruction.of(code, first, second, third), 0);
    isPending[actor] = true;
  }

  /** CPUs have invalidated something for the actor. */
  public void reached(int actor, long cpuMask) {
    if (isPending[actor]) {
      int slot = slot(actor, counts[actor] - 1);
      done[slot] = new Done(done[slot].instruction(), cpuMask);
      isPending[actor] = false;
    }
  }

  /** The last instructions of the actor in words, the earliest first; empty where there is none. */
  public List<String> texts(int actor) {
    List<String> texts = new ArrayList<>();
    for (int n = Math.max(0, counts[actor] - KEPT); n < counts[actor]; n++) {
      texts.add(text(done[slot(actor, n)]));
    }
    return texts;
  }

  private String text(Done each) {
    TlbReach reach = each.instruction().reach(geometry);
    String what = reach.text(geometry, each.instruction().idName());
    String where = "";
    if (!reach.isNothing()) {
      where = switch ((int) each.cpuMask()) {
        case 0 -> ", which no space has";
        case -1 -> ", on every CPU";
        default -> ", on CPUs 0x%x".formatted(each.cpuMask());
      };
    }
    return "%s: %s%s".formatted(each.instruction().text(), what, where);
  }

  private static int slot(int actor, int number) {
    return actor * KEPT + Math.floorMod(number, KEPT);
  }
}
