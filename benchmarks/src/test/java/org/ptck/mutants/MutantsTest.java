package org.ptck.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.mutants.MutantResult.Fate;

/** The mutation tool itself: it finds, draws, compiles, runs and counts. */
class MutantsTest {

  private static final Sources SOURCES = new Sources(Path.of(".."));
  private static final List<Mutation> CANDIDATES = Candidates.of(SOURCES);
  private static final String EXIT = "org/ptck/reference/request/Exit.java";

  @Test
  void everyKindOfMutationIsFoundInTheSources() {
    Set<String> kinds = new HashSet<>();
    CANDIDATES.forEach(candidate -> kinds.add(candidate.kind()));

    assertThat(kinds)
        .hasSize(MutationKind.values().length)
        .contains("DELETED", "SWAPPED", "UNWRAPPED");
  }

  @Test
  void aCandidateReplacesWhatStandsAtItsPlace() {
    for (Mutation candidate : CANDIDATES) {
      String source = SOURCES.text(candidate.module(), candidate.file());

      assertThat(candidate.in(source)).isNotEqualTo(source);
    }
  }

  @Test
  void theSameSeedDrawsTheSameMutants() {
    assertThat(Draw.of(CANDIDATES, 20, 7)).isEqualTo(Draw.of(CANDIDATES, 20, 7));
    assertThat(Draw.of(CANDIDATES, 20, 7)).isNotEqualTo(Draw.of(CANDIDATES, 20, 8));
  }

  @Test
  void theUnchangedManagerSurvives() {
    MutantResult result = run(hand("x"), Map.of());

    assertThat(result.fate()).isEqualTo(Fate.SURVIVED);
  }

  @Test
  void aManagerThatKeepsItsTablesAtExitIsKilled() {
    Mutation mutation = deletedStatementOf(EXIT, "finish(");
    String source = mutation.in(SOURCES.text(mutation.module(), mutation.file()));

    Map<String, byte[]> classes =
        new MutantCompiler().compile(mutation.file(), source).orElseThrow();
    MutantResult result = run(mutation, classes);

    assertThat(result.fate()).isEqualTo(Fate.KILLED);
    assertThat(result.repro()).contains("violates " + result.rule());
  }

  @Test
  void whatDoesNotCompileIsNoMutant() {
    assertThat(new MutantCompiler().compile("A.java", "class A { int b() { return c; } }"))
        .isEmpty();
  }

  @Test
  void anEditMadeByHandHasToBeThereOnce() {
    Mutation twice = hand("gather");

    assertThatThrownBy(() -> twice.in(SOURCES.text(twice.module(), twice.file())))
        .hasMessageContaining("more than once");
  }

  @Test
  void theSummaryNamesSurvivorsThatNobodyHasLookedAt() {
    MutantResult survivor = MutantResult.of(hand("x"), Fate.SURVIVED);

    assertThat(Summary.of(List.of(survivor), Survivors.read(Path.of("none"))))
        .contains("not looked at yet: 1", "SURVIVED hand Exit.java");
  }

  private static Mutation hand(String before) {
    return new Mutation(
        "hand",
        Sources.REFERENCE,
        EXIT,
        Mutation.HAND,
        0,
        "",
        List.of(new Mutation.Edit(-1, before, "")),
        new Setting("plain", List.of(), List.of("tiny")));
  }

  private static Mutation deletedStatementOf(String file, String part) {
    return CANDIDATES
        .stream()
        .filter(candidate -> candidate.file().equals(file))
        .filter(candidate -> candidate.kind().equals(MutationKind.DELETED.name()))
        .filter(candidate -> candidate.edits().getFirst().before().contains(part))
        .findFirst()
        .orElseThrow();
  }

  private static MutantResult run(Mutation mutation, Map<String, byte[]> classes) {
    return new Trial(100, 1).run(mutation, classes);
  }
}
