package org.ptck.conformance.report.format;

import java.util.function.Function;
import org.ptck.conformance.report.JsonReport;
import org.ptck.conformance.report.Results;

/** A form in which results can be written; its name in lower case is what an option takes. */
public enum ReportFormat {
  /** One object, as {@code docs/schema/report.schema.json} describes it. */
  JSON(JsonReport::print),
  /** A line for each run, each finding and the verdict: {@code report-line.schema.json}. */
  JSONL(JsonLines::print),
  /** JUnit XML: a suite for each run, a test case for each rule. */
  JUNIT(JUnitXml::print),
  /** Test Anything Protocol, version 14. */
  TAP(Tap::print),
  /** SARIF 2.1.0: the findings, for code scanning. */
  SARIF(Sarif::print),
  /** A summary in Markdown, to be pasted into a merge request. */
  MARKDOWN(Markdown::print),
  /** Workflow commands that annotate a change on GitHub. */
  GITHUB(GithubAnnotations::print),
  /** A badge, as the endpoint of shields.io takes it. */
  BADGE(Badge::print);

  private final Function<Results, String> printer;

  ReportFormat(Function<Results, String> printer) {
    this.printer = printer;
  }

  /** The results in this form. */
  public String print(Results results) {
    return printer.apply(results);
  }
}
