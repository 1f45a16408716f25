package org.ptck.conformance.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.Samples;
import org.ptck.conformance.testing.GoldenFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportFormatTest {

  private static final Path FILE = Path.of("out/REF-1.ptck");
  private static final Path SCHEMAS = Path.of("../docs/schema");

  private static final Results RESULTS =
      Samples.results(
          Samples.saved(Samples.passed(), FILE),
          Samples.saved(Samples.failed(), FILE),
          Samples.saved(Samples.inconclusive(), FILE));

  private static final Results GREEN = Samples.results(Samples.saved(Samples.passed(), FILE));

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JSON")
  void eachFormLooksAsItDid(ReportFormat format) {
    String name = "report-%s.txt".formatted(format.name().toLowerCase(Locale.ROOT));

    GoldenFile.assertMatches(name, format.print(RESULTS));
  }

  @Test
  void json_isWhatItsSchemaSays() throws IOException {
    assertMatches("report.schema.json", ReportFormat.JSON.print(RESULTS));
    assertMatches("report.schema.json", ReportFormat.JSON.print(GREEN));
    assertMatches("report.schema.json", ReportFormat.JSON.print(Samples.results()));
  }

  @Test
  void jsonl_isWhatItsSchemaSaysLineByLine() throws IOException {
    for (String line : ReportFormat.JSONL.print(RESULTS).lines().toList()) {
      assertMatches("report-line.schema.json", line);
    }
  }

  /** A schema that accepts everything would hold nothing. */
  @Test
  void schemas_objectToWhatTheyDoNotKnow() throws IOException {
    String json = ReportFormat.JSON.print(GREEN);

    assertThat(schema("report.schema.json").validate(
        json.replace("\"verdict\" : \"PASS\"", "\"verdict\" : \"FINE\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(schema("report.schema.json").validate(
        json.replace("\"seed\"", "\"seeds\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(schema("report-line.schema.json").validate("{\"type\":\"run\"}", InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void junit_isXmlThatCountsWhatItHas() throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(ReportFormat.JUNIT.print(RESULTS))));
    Element root = document.getDocumentElement();

    for (String[] each : new String[][] {
        {"tests", "testcase"}, {"failures", "failure"}, {"skipped", "skipped"}
    }) {
      assertThat(Integer.parseInt(root.getAttribute(each[0])))
          .as(each[0])
          .isPositive()
          .isEqualTo(document.getElementsByTagName(each[1]).getLength());
    }
  }

  @Test
  void tap_hasAsManyPointsAsItPlans() {
    String text = ReportFormat.TAP.print(RESULTS);
    long points = text.lines().filter(line -> line.matches("(not )?ok \\d+ - .*")).count();

    assertThat(text).startsWith("TAP version 14\n1.." + points + "\n");
  }

  @Test
  void github_isOneLineForEachFinding() {
    assertThat(ReportFormat.GITHUB.print(RESULTS).lines())
        .singleElement()
        .asString()
        .startsWith("::error title=ptck REF-1,file=out/REF-1.ptck,line=10::")
        .contains("%0A");
    assertThat(ReportFormat.GITHUB.print(GREEN)).startsWith("::notice title=ptck::PASS: ");
  }

  private static void assertMatches(String schema, String json) throws IOException {
    assertThat(schema(schema).validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  private static Schema schema(String name) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMAS.resolve(name)), InputFormat.JSON);
  }
}
