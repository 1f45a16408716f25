package org.ptck.conformance.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of known failures as it is after a judgement: what passes or says nothing is gone, what is
 * new is there with terms to be filled in, and what is expired is to be given another last day.
 *
 * @param list the list
 * @param droppedCount entries that are gone
 * @param addedCount entries that are new
 * @param openCount entries in which a person has something to fill in
 */
public record Repair(KnownFailures list, int droppedCount, int addedCount, long openCount) {

  /**
   * Repairs a list.
   *
   * @param newFiles what is violated in new ways: the rule by the file of the scenario, which is
   *   relative to the list
   */
  public static Repair of(
      KnownFailures list, Judgement judgement, Map<String, String> newFiles) {
    Map<Block.Entry, EntryState.Word> words =
        judgement.states()
            .stream()
            .collect(Collectors.toMap(EntryState::entry, EntryState::word));
    List<Block> blocks = new ArrayList<>();
    Set<String> titles = new HashSet<>();
    int droppedCount = 0;
    for (Block block : list.blocks()) {
      Block kept = block instanceof Block.Entry entry ? kept(entry, words.get(entry)) : block;
      if (kept == null) {
        droppedCount++;
      } else {
        blocks.add(kept);
        titles.add(kept instanceof Block.Entry entry ? entry.title() : "");
      }
    }
    int addedCount = 0;
    for (Block.Entry entry : added(judgement, newFiles)) {
      if (titles.add(entry.title())) {
        blocks.add(entry);
        addedCount++;
      }
    }
    KnownFailures repaired = new KnownFailures(blocks);
    long openCount =
        repaired.entries().stream().filter(entry -> entry.terms().areOpen()).count();
    return new Repair(repaired, droppedCount, addedCount, openCount);
  }

  private static List<Block.Entry> added(Judgement judgement, Map<String, String> newFiles) {
    List<Block.Entry> added = new ArrayList<>();
    newFiles.forEach(
        (file, rule) -> added.add(new Block.Repro(List.of(), rule, file, Terms.UNSAID)));
    judgement.vacuous()
        .forEach(rule -> added.add(new Block.Vacuous(List.of(), rule, Terms.UNSAID)));
    return added;
  }

  private static Block.@Nullable Entry kept(
      Block.Entry entry, EntryState.@Nullable Word word) {
    return switch (word) {
      case UNEXPECTED_PASS, STALE -> null;
      case EXPIRED -> entry.on(entry.terms().withoutExpiry());
      case KNOWN_FAIL, VACUOUS, EXERCISED, INCONCLUSIVE -> entry;
      case null -> entry;
    };
  }
}
