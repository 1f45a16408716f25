package org.ptck.conformance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.format.ReportFormat;

/** What programs read of a gate: known failures are none, and reasons are failures. */
class GateFormatsTest {

  private static final Results KNOWN =
      ruled(Map.of(GateSamples.REF_1, GateSamples.violates("REF-1", "refcount")));

  private static final Results RED = ruled(Map.of());

  @Test
  void json_isWhatItsSchemaSays() throws IOException {
    for (Results results : List.of(KNOWN, RED)) {
      assertMatches("report.schema.json", ReportFormat.JSON.print(results));
      for (String line : ReportFormat.JSONL.print(results).lines().toList()) {
        assertMatches("report-line.schema.json", line);
      }
    }
    assertThat(ReportFormat.JSON.print(KNOWN))
        .contains("\"known\" : \"as regressions/REF-1-batch.ptck, ", "\"reasons\" : [ ]");
    assertThat(ReportFormat.JSON.print(RED)).contains("\"reasons\" : [ \"new failure: REF-1 in ");
  }

  @Test
  void junit_skipsWhatIsKnown_andFailsForEachReason() {
    assertThat(ReportFormat.JUNIT.print(KNOWN))
        .contains("<skipped message=\"KNOWN_FAIL: as regressions/REF-1-batch.ptck, until ")
        .contains("failures=\"0\"")
        .doesNotContain("<failure");
    assertThat(ReportFormat.JUNIT.print(RED))
        .contains("<testsuites name=\"ptck 1.2.3\" tests=\"4\" failures=\"2\"")
        .contains("<testcase classname=\"gate\" name=\"new failure: REF-1 in mine/plain");
  }

  @Test
  void otherForms_tellWhatIsKnownFromWhatIsNew() {
    assertThat(ReportFormat.TAP.print(KNOWN))
        .contains("not ok 1 - REF-1 mine/plain on tiny # TODO KNOWN_FAIL as regressions/");
    assertThat(ReportFormat.SARIF.print(KNOWN)).contains("\"suppressions\"");
    assertThat(ReportFormat.SARIF.print(RED)).doesNotContain("\"suppressions\"");
    assertThat(ReportFormat.GITHUB.print(KNOWN)).contains("::notice title=ptck REF-1")
        .doesNotContain("::error");
    assertThat(ReportFormat.GITHUB.print(RED)).contains("::error title=ptck gate::new failure: ");
    assertThat(ReportFormat.MARKDOWN.print(RED))
        .startsWith("### ptck: FAIL: 1 reason ")
        .contains("\n- new failure: REF-1 in ");
    assertThat(ReportFormat.MARKDOWN.print(KNOWN)).contains("<summary>KNOWN_FAIL <b>REF-1</b>");
    assertThat(ReportFormat.BADGE.print(KNOWN)).contains("\"brightgreen\"");
    assertThat(ReportFormat.BADGE.print(RED)).contains("\"red\"");
  }

  private static Results ruled(Map<? extends Block.Entry, Replayed.Outcome> list) {
    Results results =
        GateSamples.results(
            GateSamples.run("tiny", GateSamples.failure("REF-1", "refcount")));
    Judgement judgement = Judge.judge(GateSamples.evidence(results, list));
    return GateText.ruled(results, judgement, List.of());
  }

  private static void assertMatches(String schema, String json) throws IOException {
    String text = Files.readString(Path.of("../docs/schema").resolve(schema));
    assertThat(
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON)
            .validate(json, InputFormat.JSON))
        .as(json)
        .isEmpty();
  }
}
