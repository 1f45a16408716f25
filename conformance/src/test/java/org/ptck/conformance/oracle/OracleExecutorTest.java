package org.ptck.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.testing.Requests;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Moment;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Subject;
import org.ptck.spec.rule.family.Catalogue;

/** Runs beside the slow oracle: silent where the kit is right, and loud where it is not. */
class OracleExecutorTest {

  /** Pages from here on are there, and no scenario comes so far. */
  private static final long FAR_PAGE = 8000;

  @Test
  void aLedgerThatKnowsTooMuch_isTheKitsOwnFault() {
    OracleDisagrees thrown = Lies.thrown();

    assertThat(thrown.scenario()).isEqualTo(Lies.SCENARIO);
    assertThat(thrown.disagreement().step()).isEqualTo(1);
    assertThat(thrown).hasMessageStartingWith("tables allocated: memory 1, ledger 2; table 0x");
  }

  /** Where it is noted what others could do meanwhile, the scenario counts as any other. */
  @Test
  void whatIsNoted_isWatchedAsWell() {
    assertThat(Lies.thrown(OracleExecutor::dryRun).disagreement())
        .isEqualTo(Lies.thrown().disagreement());
  }

  /** Nothing touches the last page of memory: a monitor that goes by what is touched is blind. */
  @Test
  void whatTheMonitorDoesNotLookAt_isSeen() {
    OracleDisagrees thrown =
        thrownUnder((_, page) -> page < FAR_PAGE);

    assertThat(thrown).hasMessageStartingWith("REF-1 does not hold, which the monitor has not");
  }

  /** Who objects and would not, were he asked once more. */
  @Test
  void whatTheMonitorImagines_isSeen() {
    boolean[] asked = new boolean[1];
    OracleDisagrees thrown =
        thrownUnder(
            (view, page) -> {
              boolean holds = asked[0] || !view.isAllocated(page);
              asked[0] |= !holds;
              return holds;
            });

    assertThat(thrown).hasMessageStartingWith("the monitor says that REF-1 does not hold, and");
  }

  /** An oracle that falls over must not be taken for an implementation that throws. */
  @Test
  void whatTheOracleThrows_isTheKitsOwnFault() {
    OracleDisagrees thrown =
        thrownUnder(
            (_, page) -> {
              if (page > FAR_PAGE) {
                throw new IllegalStateException("no such page");
              }
              return true;
            });

    assertThat(thrown).hasMessageContaining("the oracle threw").hasRootCauseMessage("no such page");
  }

  private static OracleDisagrees thrownUnder(Check.StatePredicate holds) {
    Check check =
        new Check.State(
            Subject.PAGE, Moment.EVERY_EVENT, (_, _) -> true, holds, (_, _) -> List.of())
            .reading(FactGroup.FOLIOS);
    Rule rule =
        Stream.of(Catalogue.all())
            .flatMap(List::stream)
            .filter(each -> each.id().equals("REF-1"))
            .findAny()
            .orElseThrow()
            .withChecks(List.of(check));
    try (OracleExecutor executor =
        Lies.executor(Requests.REFERENCE, new AtomicReference<>(), List.of(rule))) {
      return assertThatExceptionOfType(OracleDisagrees.class)
          .isThrownBy(() -> executor.run(Lies.SCENARIO))
          .actual();
    }
  }
}
