package org.ptck.conformance.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.trace.TraceException;
import org.ptck.conformance.trace.TraceHeader;
import org.ptck.conformance.trace.TraceReader;
import org.ptck.spec.machine.fold.FoldedMachine;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Gap;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/**
 * Judges a trace: has the monitor look at each event over what the events so far tell, as it did
 * over the machine that made them.
 *
 * <p>The first violation of a rule that is a MUST ends the looking, as it ends a scenario; what
 * follows is read to find out whether the trace is whole.
 */
public final class TraceCheck {

  private final TraceReader reader;
  private final TraceHeader header;
  private final FoldedMachine machine;
  private final Monitor monitor;
  private long eventCount;
  private long findingNumber;

  private TraceCheck(TraceReader reader) throws TraceException {
    this.reader = reader;
    this.header = reader.header();
    this.machine = new FoldedMachine(header.geometry(), header.size(), header.base());
    machine.reset(
        header.cpuCount(), header.capabilities(), header.guards(), header.lacks());
    this.monitor =
        new Monitor(header.geometry(), asked(header), header.capabilities(), machine.view());
    monitor.reset(machine.view());
  }

  /** The rules that the trace asks for, in its order. */
  private static List<Rule> asked(TraceHeader header) throws TraceException {
    List<Rule> rules = new ArrayList<>();
    for (String id : header.rules()) {
      Rule rule = Catalogue.rule(id).orElse(null);
      if (rule == null) {
        throw new TraceException(
            "line 'rules'",
            "rules that this kit has, not %s; check it with a later one".formatted(id));
      }
      rules.add(rule);
    }
    return rules;
  }

  /**
   * Judges the rest of a trace, of which nothing but the header was read.
   *
   * @throws IOException if it cannot be read, for reasons that are none of the trace
   * @throws TraceException if it asks for a rule that this kit does not have
   */
  public static TraceReport check(TraceReader reader) throws IOException, TraceException {
    TraceCheck check = new TraceCheck(reader);
    TraceException damage = null;
    try {
      check.readAll();
    } catch (TraceException e) {
      damage = e;
    }
    return check.report(damage);
  }

  private void readAll() throws IOException, TraceException {
    while (reader.next()) {
      if (monitor.finding() == null) {
        look();
      }
    }
  }

  private void look() throws TraceException {
    eventCount++;
    if (reader.breach() != null) {
      monitor.breach(reader.breach(), reader.actor(), reader.subject(), reader.sentence());
    } else {
      lookAtEvent();
    }
    if (monitor.finding() != null) {
      findingNumber = reader.number();
    }
  }

  private void lookAtEvent() throws TraceException {
    long subject = reader.subject();
    long before = reader.before();
    long after = reader.after();
    long detail = reader.detail();
    String expected =
        machine.refusal(reader.kind(), reader.actor(), subject, before, after, detail);
    if (expected != null) {
      throw new TraceException(
          "%s, %s".formatted(
              TraceException.event(reader.number(), reader.offset()), reader.kind()),
          expected);
    }
    machine.apply(reader.kind(), reader.actor(), subject, before, after, detail);
    monitor.after(reader.kind(), reader.actor(), subject, before, after, detail);
  }

  private TraceReport report(@Nullable TraceException damage) {
    Set<String> asked = Set.copyOf(header.rules());
    List<CheckedRule> rules =
        Catalogue.all().stream().map(rule -> report(rule, asked, damage)).toList();
    return new TraceReport(
        header, rules, monitor.finding(), findingNumber, eventCount, damage);
  }

  private CheckedRule report(Rule rule, Set<String> asked, @Nullable TraceException damage) {
    Finding finding = monitor.finding();
    long exercised = monitor.exercised(rule);
    Gap gap = Gap.of(rule, header.capabilities(), machine.view().answers());
    String reason = Coverage.reason(rule, gap);
    RuleVerdict verdict;
    if (finding != null && finding.rule().id().equals(rule.id())) {
      verdict = RuleVerdict.FAIL;
    } else if (reason != null) {
      verdict = RuleVerdict.NOT_COVERED;
    } else if (!asked.contains(rule.id()) || eventCount == 0) {
      verdict = RuleVerdict.INCONCLUSIVE;
    } else if (exercised > 0) {
      verdict = RuleVerdict.PASS;
    } else {
      verdict =
          finding == null && damage == null ? RuleVerdict.VACUOUS : RuleVerdict.INCONCLUSIVE;
    }
    return new CheckedRule(
        new RuleReport(rule.id(), verdict, exercised, monitor.objections(rule), gap),
        reason == null ? Coverage.leftOut(rule) : reason);
  }
}
