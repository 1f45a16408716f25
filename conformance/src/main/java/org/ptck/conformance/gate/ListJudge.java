package org.ptck.conformance.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.report.Results;

/** Says what became of each entry of a list of known failures, and which entry a finding is of. */
final class ListJudge {

  private final Evidence evidence;
  private final Map<Block.Repro, Replayed.Outcome> outcomes = new HashMap<>();
  private final List<EntryState> states = new ArrayList<>();

  /**
   * A judge.
   *
   * @param isWhole whether all runs came to their end, so that what was not exercised says
   *   something
   */
  ListJudge(Evidence evidence, boolean isWhole) {
    this.evidence = evidence;
    evidence.replayed().forEach(each -> outcomes.put(each.entry(), each.outcome()));
    RuleSums sums = new RuleSums(evidence.results());
    for (Block.Entry entry : evidence.list().entries()) {
      states.add(
          switch (entry) {
            case Block.Repro repro -> state(repro);
            case Block.Vacuous vacuous -> state(vacuous, sums, isWhole);
          });
    }
  }

  /** What became of each entry, in the order of the list. */
  List<EntryState> states() {
    return List.copyOf(states);
  }

  private EntryState state(Block.Repro entry) {
    Replayed.Outcome outcome = outcomes.get(entry);
    return switch (outcome) {
      case Replayed.Violates violates when violates.failure()
          .finding()
          .rule()
          .id()
          .equals(
              entry.rule()) ->
          live(entry, EntryState.Word.KNOWN_FAIL);
      case Replayed.Violates violates ->
          stale(entry, "it violates " + violates.failure().finding().rule().id());
      case Replayed.Passes _ ->
          new EntryState(
              entry, EntryState.Word.UNEXPECTED_PASS, "no rule is violated any more");
      case Replayed.Useless useless -> stale(entry, useless.why());
      case null -> new EntryState(entry, EntryState.Word.INCONCLUSIVE, "it was not run");
    };
  }

  private EntryState state(Block.Vacuous entry, RuleSums sums, boolean isWhole) {
    if (sums.isExercised(entry.rule())) {
      return new EntryState(entry, EntryState.Word.EXERCISED, "this time it was exercised");
    }
    if (!isWhole) {
      return new EntryState(
          entry, EntryState.Word.INCONCLUSIVE, "the runs did not come to their end");
    }
    return sums.isCovered(entry.rule())
        ? live(entry, EntryState.Word.VACUOUS)
        : stale(entry, "it is not covered here, which is no failure");
  }

  private EntryState live(Block.Entry entry, EntryState.Word word) {
    return entry.terms().areExpired(evidence.today())
        ? new EntryState(entry, EntryState.Word.EXPIRED, "")
        : new EntryState(entry, word, "");
  }

  private static EntryState stale(Block.Entry entry, String why) {
    return new EntryState(entry, EntryState.Word.STALE, why);
  }

  /** The entry that a finding looks like; null if there is none. */
  Block.@Nullable Repro entryOf(Results.Found found) {
    for (EntryState state : states) {
      if (state.isKnown()
          && state.entry() instanceof Block.Repro repro
          && outcomes.get(repro) instanceof Replayed.Violates violates
          && isAlike(violates, found)) {
        return repro;
      }
    }
    return null;
  }

  private static boolean isAlike(Replayed.Violates violates, Results.Found found) {
    Failure failure = found.failure();
    return failure.looksLike(violates.failure())
        && found.runs()
            .stream()
            .allMatch(run -> run.report().manager().equals(violates.manager()));
  }
}
