package org.ptck.conformance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.report.Results;

class RepairTest {

  private static final Replayed.Outcome FAILS = GateSamples.violates("REF-1", "refcount");

  @Test
  void whatFailsAsItSays_staysAsItIs() {
    Repair repair = repair(Map.of(GateSamples.REF_1, FAILS), Map.of());

    assertThat(repair.list().blocks()).containsExactly(GateSamples.REF_1);
    assertThat(repair.openCount()).isZero();
  }

  @Test
  void whatPassesOrIsStale_goes() {
    Map<Block.Entry, Replayed.Outcome> list = new LinkedHashMap<>();
    list.put(GateSamples.REF_1, new Replayed.Passes());
    list.put(
        new Block.Repro(List.of("# with it"), "TLB-1", "b.ptck", GateSamples.REF_1.terms()),
        new Replayed.Useless("there is no such file"));

    Repair repair = repair(list, Map.of());

    assertThat(repair.list()).isEqualTo(KnownFailures.NONE);
    assertThat(repair.droppedCount()).isEqualTo(2);
  }

  @Test
  void whatIsExpired_isToBeGivenAnotherDay() {
    Terms terms = new Terms("me", GateSamples.TODAY.minusDays(9), "so");

    Repair repair = repair(Map.of(GateSamples.REF_1.on(terms), FAILS), Map.of());

    assertThat(repair.list().entries())
        .containsExactly(GateSamples.REF_1.on(new Terms("me", null, "so")));
    assertThat(repair.openCount()).isEqualTo(1);
  }

  @Test
  void whatIsNew_isPutIn_andRefusedUntilAPersonHasFilledItIn() {
    Repair repair =
        repair(
            Map.of(),
            Map.of("regressions/new.ptck", "TLB-1"),
            GateSamples.run("tiny", null, 0, List.of()));

    String text = repair.list().print();
    assertThat(text)
        .isEqualTo(
            """
                TLB-1 regressions/new.ptck
                  owner   ?
                  expires ?
                  reason  ?

                vacuous SEM-7
                  owner   ?
                  expires ?
                  reason  ?
                """);
    assertThat(repair.addedCount()).isEqualTo(2);
    assertThat(KnownFailuresReader.read("k", text, false).isLeft()).isTrue();
    assertThat(KnownFailuresReader.read("k", text, true).get()).isEqualTo(repair.list());
  }

  private static Repair repair(
      Map<? extends Block.Entry, Replayed.Outcome> list,
      Map<String, String> added,
      RunReport... reports) {
    Results results =
        GateSamples.results(
            reports.length == 0 ? new RunReport[] {GateSamples.run("tiny")} : reports);
    Evidence evidence = GateSamples.evidence(results, list);
    return Repair.of(evidence.list(), Judge.judge(evidence), added);
  }
}
