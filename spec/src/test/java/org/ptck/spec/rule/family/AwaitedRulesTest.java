package org.ptck.spec.rule.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ptck.spec.rule.AwaitedRule;
import org.ptck.spec.rule.Rule;

/** What is not looked at yet is told apart from what is. */
class AwaitedRulesTest {

  private static final List<String> IDS =
      Catalogue.awaited().stream().map(AwaitedRule::id).toList();

  @Test
  void noAwaitedRuleIsLookedAt() {
    assertThat(Catalogue.all()).extracting(Rule::id).doesNotContainAnyElementsOf(IDS);
  }

  @Test
  void idsAreUnique() {
    assertThat(IDS).doesNotHaveDuplicates();
  }

  /** A number that is missing would be one that nobody explains. */
  @Test
  void numbersOfAFamilyHaveNoHoles() {
    Map<String, SortedSet<Integer>> numbers =
        Stream.concat(Catalogue.all().stream().map(Rule::id), IDS.stream())
            .map(id -> id.split("-"))
            .collect(
                Collectors.groupingBy(
                    parts -> parts[0],
                    Collectors.mapping(
                        parts -> Integer.valueOf(parts[1]),
                        Collectors.toCollection(TreeSet::new))));

    assertThat(numbers)
        .allSatisfy(
            (family, ids) -> assertThat(ids)
                .containsExactlyElementsOf(
                    IntStream.rangeClosed(1, ids.last()).boxed().toList()));
  }

  @Test
  void sentencesAreWhole() {
    assertThat(Catalogue.awaited()).allMatch(rule -> rule.statement().matches("[A-Z].*[.)]"));
    assertThat(Catalogue.awaited()).noneMatch(rule -> rule.awaits().endsWith("."));
  }
}
