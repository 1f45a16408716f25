package org.ptck.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.testing.GoldenFile;

class JsonReportTest {

  private static final Path FILE = Path.of("out/REF-1.ptck");

  @Test
  void shapeOfRuns() {
    String json =
        JsonReport.print(
            Samples.results(
                Samples.saved(Samples.passed(), FILE), Samples.saved(Samples.failed(), FILE)));

    GoldenFile.assertMatches("runs.json", json);
  }

  @Test
  void noRunIsNoVerdict() {
    assertThat(JsonReport.print(Samples.results()))
        .contains("\"verdict\" : \"INCONCLUSIVE\"", "\"runs\" : [ ]", "\"findings\" : [ ]");
  }

  @Test
  void aViolationWinsOverNoVerdict() {
    assertThat(ClosingVerdict.of(List.of(Samples.inconclusive(), Samples.failed())))
        .isEqualTo(RuleVerdict.FAIL);
    assertThat(ClosingVerdict.of(List.of(Samples.inconclusive(), Samples.passed())))
        .isEqualTo(RuleVerdict.INCONCLUSIVE);
    assertThat(ClosingVerdict.of(List.of(Samples.passed()))).isEqualTo(RuleVerdict.PASS);
  }
}
