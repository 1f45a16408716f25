package org.ptck.conformance.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.report.Baseline;
import org.ptck.conformance.report.JsonReport;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.TerminalReport;
import org.ptck.conformance.testing.GoldenFile;

class GateTextTest {

  private static final RunReport GOOD = GateSamples.run("tiny");

  private static final RunReport BAD =
      GateSamples.run("tiny4", GateSamples.failure("REF-1", "refcount"));

  private static final Replayed.Outcome FAILS = GateSamples.violates("REF-1", "refcount");

  @Test
  void green() {
    Map<Block.Entry, Replayed.Outcome> list = new LinkedHashMap<>();
    list.put(GateSamples.REF_1, FAILS);
    list.put(GateSamples.SEM_7, new Replayed.Passes());

    GoldenFile.assertMatches("gate-green.txt", text(list, List.of(), GOOD, BAD));
  }

  @Test
  void red() {
    GoldenFile.assertMatches(
        "gate-red.txt",
        text(
            Map.of(GateSamples.REF_1, new Replayed.Passes()),
            List.of("", "repair it:", "  ./ptck gate --accept"),
            GOOD,
            BAD));
  }

  @Test
  void repaired() {
    GoldenFile.assertMatches(
        "gate-repaired.txt",
        text(
            Map.of(GateSamples.REF_1, new Replayed.Passes()),
            List.of("", "known.txt was written: 1 taken out, 0 put in"),
            GOOD));
  }

  @Test
  void whatTheBaseHasToo_isOneLine() {
    Results results = GateSamples.results(BAD);
    Judgement judgement =
        Judge.judge(
            GateSamples.evidence(results, Map.of(), Baseline.read(JsonReport.print(results))));

    GoldenFile.assertMatches(
        "gate-against.txt",
        new TerminalReport(false).print(GateText.ruled(results, judgement, List.of())));
  }

  private static String text(
      Map<? extends Block.Entry, Replayed.Outcome> list,
      List<String> remedies,
      RunReport... reports) {
    Results results = GateSamples.results(reports);
    Judgement judgement = Judge.judge(GateSamples.evidence(results, list));
    return new TerminalReport(false).print(GateText.ruled(results, judgement, remedies));
  }
}
