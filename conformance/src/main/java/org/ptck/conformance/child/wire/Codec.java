package org.ptck.conformance.child.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.EventCounts;
import org.ptck.conformance.drive.RefusedStep;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.drive.StepNotes;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.AnchorKind;
import org.ptck.conformance.schedule.Anchored;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** The values of runs as parts of messages; both processes have the same classes. */
final class Codec {

  private static final EventKind[] EVENTS = EventKind.values();
  private static final AnchorKind[] ANCHORS = AnchorKind.values();
  private static final Rejection[] REJECTIONS = Rejection.values();
  private static final Capability[] CAPABILITIES = Capability.values();

  private Codec() {}

  static void write(Outgoing out, ScenarioResult result) {
    Finding finding = result.finding();
    out.flag(finding != null);
    if (finding != null) {
      write(out, finding);
    }
    out.number(result.step())
        .number(result.staleStep())
        .number(result.operationCount())
        .number(result.acceptedCount())
        .list(result.allocationCounts(), Outgoing::number)
        .list(result.refused(), Codec::write)
        .list(result.stepBegins(), Outgoing::number);
    for (EventKind kind : EVENTS) {
      out.number(result.events().of(kind));
    }
    out.number(result.eventHash());
  }

  static ScenarioResult result(Incoming in) {
    Finding finding = in.flag() ? finding(in) : null;
    int step = in.number();
    int staleStep = in.number();
    int operationCount = in.number();
    int acceptedCount = in.number();
    List<Integer> allocationCounts = in.list(Incoming::number);
    List<RefusedStep> refused = in.list(Codec::refused);
    List<Integer> stepBegins = in.list(Incoming::number);
    EventCounts events = EventCounts.of(_ -> in.longNumber());
    long eventHash = in.longNumber();
    return new ScenarioResult(
        finding,
        step,
        staleStep,
        operationCount,
        acceptedCount,
        StepNotes.of(allocationCounts, refused, stepBegins),
        events,
        eventHash);
  }

  private static void write(Outgoing out, RefusedStep refused) {
    Rejection reason = refused.reason();
    Capability missing = refused.missing();
    out.number(refused.step()).flag(reason != null);
    if (reason != null) {
      out.word(reason);
    }
    if (missing != null) {
      out.word(missing);
    }
  }

  private static RefusedStep refused(Incoming in) {
    int step = in.number();
    return in.flag()
        ? new RefusedStep(step, in.word(REJECTIONS), null)
        : new RefusedStep(step, null, in.word(CAPABILITIES));
  }

  static void write(Outgoing out, Finding finding) {
    out.text(finding.rule().id()).number(finding.operation());
    Event event = finding.event();
    out.flag(event != null);
    if (event != null) {
      out.word(event.kind())
          .number(event.actor())
          .number(event.subject())
          .number(event.before())
          .number(event.after())
          .number(event.detail());
    }
    out.list(finding.details(), (to, detail) -> to.text(detail.key()).text(detail.value()));
  }

  static Finding finding(Incoming in) {
    Rule rule = rule(in.text());
    long operation = in.longNumber();
    @Nullable Event event = in.flag() ? event(in) : null;
    List<Detail> details = in.list(from -> new Detail(from.text(), from.text()));
    return new Finding(rule, operation, event, details);
  }

  private static Event event(Incoming in) {
    return new Event(
        in.word(EVENTS),
        in.number(),
        in.longNumber(),
        in.longNumber(),
        in.longNumber(),
        in.longNumber());
  }

  static Rule rule(String id) {
    return Catalogue.rule(id).orElseThrow();
  }

  static void write(Outgoing out, Bounds bounds) {
    out.number(bounds.eventsPerVisit()).number(bounds.faultCountMax()).number(bounds.hangMillis());
  }

  static Bounds bounds(Incoming in) {
    return new Bounds(in.longNumber(), in.number(), in.longNumber());
  }

  static void write(Outgoing out, RuleCount count) {
    out.text(count.rule()).number(count.exercised()).number(count.objections());
  }

  static RuleCount count(Incoming in) {
    return new RuleCount(in.text(), in.longNumber(), in.longNumber());
  }

  static void write(Outgoing out, Anchored anchored) {
    Anchor anchor = anchored.anchor();
    out.word(anchor.kind()).number(anchor.owner()).number(anchor.place()).number(anchor.ordinal());
    out.number(anchored.cpu())
        .number(anchored.space())
        .number(anchored.address())
        .flag(anchored.isNear())
        .flag(anchored.isTelling());
  }

  static Anchored anchored(Incoming in) {
    Anchor anchor =
        new Anchor(in.word(ANCHORS), in.number(), in.longNumber(), in.number());
    return new Anchored(
        anchor, in.number(), in.number(), in.longNumber(), in.flag(), in.flag());
  }
}
