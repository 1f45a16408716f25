package org.ptck.conformance.report.format;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.Ruling;
import org.ptck.conformance.report.SavedRun;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Results as JUnit XML: a suite for each run, a test case for each rule. What is not covered, never
 * came up or has no verdict is skipped, with the reason.
 *
 * <p>Form: the schema of Apache Ant's and Maven Surefire's reports, as CI systems read it.
 */
final class JUnitXml {

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private final Results results;

  private JUnitXml(Results results) throws XMLStreamException {
    this.results = results;
    this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
  }

  static String print(Results results) {
    try {
      return new JUnitXml(results).print();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text can always be written to", e);
    }
  }

  private String print() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    open(0, "testsuites");
    attribute("name", "ptck " + results.version());
    counts(
        results.runs().stream().flatMap(run -> run.report().rules().stream()).toList(),
        reasons());
    attribute("time", seconds(results.elapsed().toNanos()));
    for (SavedRun run : results.runs()) {
      suite(run);
    }
    gate();
    close(0);
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    return text.toString();
  }

  private void suite(SavedRun run) throws XMLStreamException {
    open(1, "testsuite");
    attribute("name", run.name());
    counts(run.report().rules(), List.of());
    attribute("time", seconds(run.report().nanos()));
    for (RuleReport rule : run.report().rules()) {
      testCase(run, rule);
    }
    close(1);
  }

  private List<String> reasons() {
    Ruling ruling = results.ruling();
    return ruling == null ? List.of() : ruling.reasons();
  }

  /** The reasons of a gate are failures by themselves: not each has a rule that was violated. */
  private void gate() throws XMLStreamException {
    if (results.ruling() == null) {
      return;
    }
    open(1, "testsuite");
    attribute("name", "ptck gate");
    counts(List.of(), reasons());
    for (String reason : reasons()) {
      open(2, "testcase");
      attribute("classname", "gate");
      attribute("name", reason);
      open(3, "failure");
      attribute("type", "gate");
      attribute("message", reason);
      xml.writeEndElement();
      close(2);
    }
    close(1);
  }

  private void testCase(SavedRun run, RuleReport rule) throws XMLStreamException {
    open(2, "testcase");
    attribute("classname", className(run.report()));
    attribute("name", rule.id());
    switch (rule.verdict()) {
      case PASS -> {}
      case FAIL -> failures(run, rule);
      case KNOWN_FAIL, NOT_COVERED, VACUOUS, INCONCLUSIVE -> {
        open(3, "skipped");
        String reason =
            rule.verdict() == RuleVerdict.KNOWN_FAIL
                ? results.known(run, rule.id())
                : rule.gap().sentence();
        attribute("message", rule.verdict() + (reason.isEmpty() ? "" : ": " + reason));
        xml.writeEndElement();
      }
    }
    close(2);
  }

  /** The implementation and geometry as packages are written, which is how CI systems group. */
  private static String className(RunReport report) {
    return Stream.concat(
        Stream.of(report.manager(), report.entries(), report.geometry()),
        report.variants().stream())
        .collect(Collectors.joining("."));
  }

  /** A test case fails once, however many findings there are of its rule. */
  private void failures(SavedRun run, RuleReport rule) throws XMLStreamException {
    open(3, "failure");
    attribute("type", rule.id());
    attribute("message", Catalogue.rule(rule.id()).map(Rule::statement).orElse(rule.id()));
    xml.writeCharacters(
        results.findings()
            .stream()
            .filter(found -> found.rule().equals(rule.id()) && found.runs().contains(run))
            .map(Results.Found::text)
            .collect(Collectors.joining("\n")));
    xml.writeEndElement();
  }

  private void counts(List<RuleReport> rules, List<String> reasons) throws XMLStreamException {
    long failed = rules.stream().filter(rule -> rule.verdict() == RuleVerdict.FAIL).count();
    long passed = rules.stream().filter(rule -> rule.verdict() == RuleVerdict.PASS).count();
    attribute("tests", Long.toString(rules.size() + reasons.size()));
    attribute("failures", Long.toString(failed + reasons.size()));
    attribute("errors", "0");
    attribute("skipped", Long.toString(rules.size() - failed - passed));
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, value);
  }

  private void open(int depth, String element) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeStartElement(element);
  }

  private void close(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeEndElement();
  }
}
