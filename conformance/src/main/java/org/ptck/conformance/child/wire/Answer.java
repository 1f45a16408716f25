package org.ptck.conformance.child.wire;

import java.util.List;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.conformance.schedule.Anchored;

/**
 * What came of one scenario, as a child says it, or as its end does.
 *
 * @param counts how often the child has exercised each rule since it was given its task
 * @param result what came of it
 * @param isSpoilt whether nothing more may be run by the child
 * @param meetings what could meet each step; empty unless it was asked for
 */
public record Answer(
    List<RuleCount> counts,
    ScenarioResult result,
    boolean isSpoilt,
    List<List<Anchored>> meetings) {

  /** What the end of a child says. */
  public static Answer of(ScenarioResult result) {
    return new Answer(List.of(), result, true, List.of());
  }

  /** Writes it into a message. */
  public void write(Outgoing out) {
    out.list(counts, (to, count) -> Codec.write(to, count));
    Codec.write(out, result);
    out.flag(isSpoilt)
        .list(meetings, (to, ofStep) -> to.list(ofStep, (into, each) -> Codec.write(into, each)));
  }

  /** Reads it from a message, in the order in which it was written. */
  public static Answer read(Incoming in) {
    return new Answer(
        in.list(Codec::count),
        Codec.result(in),
        in.flag(),
        in.list(from -> from.list(Codec::anchored)));
  }
}
