package org.ptck.conformance.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.report.Layout;
import org.ptck.conformance.report.MarkedScenario;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.rule.AwaitedRule;
import org.ptck.spec.rule.Rule;

/** A rule in words: what it demands and why, what breaks it, and the bugs that it catches. */
public final class RuleStory {

  private RuleStory() {}

  /** The story of a rule that runs look at. */
  public static String of(Rule rule) {
    return "%s (%s)\n\n".formatted(rule.id(), rule.strength())
        + Layout.wrapped("  ", rule.statement())
        + "\n"
        + Layout.wrapped("  source:   ", rule.source())
        + Layout.wrapped("  needs:    ", needs(rule))
        + Layout.wrapped("  reads:    ", reads(rule))
        + Layout.wrapped("  look at:  ", rule.advice())
        + "\n"
        + bugs(rule)
        + Layout.wrapped("  ", examples(rule));
  }

  /** The story of a rule that no run looks at yet. */
  public static String of(AwaitedRule rule) {
    return "%s (not looked at yet, by any run)\n\n".formatted(rule.id())
        + Layout.wrapped("  ", rule.statement())
        + Layout.wrapped("  awaits:  ", rule.awaits());
  }

  private static String needs(Rule rule) {
    return rule.needs().isEmpty()
        ? "no capability"
        : rule.needs().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
  }

  private static String reads(Rule rule) {
    return rule.reads().isEmpty()
        ? "no facts of memory"
        : "facts about " + FactGroup.named(rule.reads());
  }

  // ---- bugs of the gallery

  private static String bugs(Rule rule) {
    List<Variant> catching =
        Gallery.all().stream().filter(bug -> bug.rules().contains(rule.id())).toList();
    if (catching.isEmpty()) {
      return "  no bug of the gallery breaks it first\n\n";
    }
    StringBuilder text = new StringBuilder("  bugs of the gallery that it can catch first:\n");
    for (Variant bug : catching) {
      text.append(
          Layout.wrapped(
              "    " + Layout.padded(bug.id(), 5),
              "%s (%s)".formatted(bug.title(), bug.source())));
    }
    return text.append('\n').append(shortest(rule, catching)).toString();
  }

  private static String shortest(Rule rule, List<Variant> bugs) {
    List<Scenario> shown = new ArrayList<>();
    for (Variant bug : bugs) {
      Optional<Scenario> scenario = Gallery.scenario(bug);
      if (scenario.isPresent() && rule.id().equals(scenario.get().violates())) {
        shown.add(scenario.get());
      }
    }
    return shown.stream()
        .min((a, b) -> Integer.compare(a.steps().size(), b.steps().size()))
        .map(
            scenario -> "  the shortest scenario in the kit that violates it:\n\n"
                + Layout.indented(4, MarkedScenario.print(scenario, -1, null))
                + "\n"
                + Layout.wrapped(
                    "  ",
                    "Without its line 'variant' it is the nearest legal one: the same steps, done"
                        + " right. Put it into a file, and './ptck explain FILE' shows what"
                        + " happens.")
                + "\n")
        .orElse("");
  }

  private static String examples(Rule rule) {
    return "The shortest sequence of events that violates it, and the nearest legal one, are"
        + " tests: look for %s in spec/src/test/java/org/ptck/spec/example.".formatted(rule.id());
  }
}
