package org.ptck.conformance.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Moment;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Subject;

/** When the checks of a rule look, in words. */
public final class RuleMoments {

  private RuleMoments() {}

  /** All moments of the rule, with semicolons between them. */
  public static String of(Rule rule) {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    Set<String> moments = new LinkedHashSet<>();
    for (Check check : rule.checks()) {
      if (check instanceof Check.Transition step) {
        kinds.addAll(step.kinds());
      } else {
        moments.add(of(check));
      }
    }
    List<String> all = new ArrayList<>();
    if (!kinds.isEmpty()) {
      all.add("at each event " + alternatives(kinds.stream().map(Enum::name).toList()));
    }
    all.addAll(moments);
    return String.join("; ", all);
  }

  private static String of(Check check) {
    return switch (check) {
      case Check.State state when state.lateStyles().isEmpty() ->
          of(state.moment(), state.subject());
      case Check.State state ->
          "%s (where %s is declared, %s)"
              .formatted(
                  of(state.moment(), state.subject()),
                  state.lateStyles()
                      .stream()
                      .sorted()
                      .map(Enum::name)
                      .collect(
                          Collectors.joining(" or ")),
                  of(Moment.OPERATION_END, state.subject()));
      case Check.Transition step ->
          "at each event " + alternatives(step.kinds().stream().sorted().map(Enum::name).toList());
      case Check.Result _ -> "after every operation, at its answer and at what programs see then";
      case Check.Layer _ -> "at each call of the entry operations, at what it did";
      case Check.Behaviour _ -> "whenever the kit has called the implementation";
    };
  }

  private static String of(Moment moment, Subject subject) {
    return switch (moment) {
      case EVERY_EVENT -> "at every event that touches " + words(subject);
      case QUIESCENT ->
          "as soon as %s %s quiescent".formatted(words(subject), isMany(subject) ? "are" : "is");
      case OPERATION_END ->
          subject == Subject.OPERATION
              ? "at the end of every operation"
              : "at the end of an operation that touched " + words(subject);
      case SCENARIO_END -> "at the end of the scenario, when every space is gone";
    };
  }

  private static boolean isMany(Subject subject) {
    return subject == Subject.LINKED_ENTRY;
  }

  private static String words(Subject subject) {
    return switch (subject) {
      case PAGE -> "the page";
      case FOLIO -> "the folio";
      case ENTRY -> "the entry";
      case LINKED_ENTRY -> "the entry and the links that have to find it";
      case TABLE -> "the table";
      case BLOCK -> "the block of entries";
      case SPACE -> "the space";
      case LINKS -> "the links of the space in the reverse mapping";
      case PIN -> "the pin";
      case OPERATION -> "the operation";
      case SCENARIO -> "anything";
    };
  }

  private static String alternatives(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.getFirst()
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}
