package org.ptck.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apiguardian.api.API;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.Things;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Moment;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Subject;

/**
 * Looks at everything, with every state check: what the {@link org.ptck.spec.rule.watch.Monitor}
 * must have seen by looking at what was touched.
 *
 * <p>Checks that read what the view does not answer are not asked. Its cost is that of all that
 * exists. Step, result and behaviour checks have no part in it: they are about what happened, not
 * about what is.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Sweep {

  private Sweep() {}

  /**
   * The violations among all things.
   *
   * @param moments which checks: all but {@link Moment#SCENARIO_END} at the end of an operation,
   *   only {@link Moment#EVERY_EVENT} in the middle of one
   */
  public static List<Finding> violations(
      List<Rule> rules, MachineView view, Things things, Set<Moment> moments) {
    Set<FactGroup> answered = view.answers();
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : rules) {
      for (Check check : rule.checks()) {
        if (check instanceof Check.State state
            && check.isAnswered(answered)
            && moments.contains(state.momentWhere(view::declares))) {
          of(state.subject(), view, things)
              .filter(thing -> state.premise().test(view, thing))
              .filter(thing -> !state.holds().test(view, thing))
              .mapToObj(thing -> new Finding(rule, 0, null, state.details().of(view, thing)))
              .forEach(findings::add);
        }
      }
    }
    return findings;
  }

  private static LongStream of(Subject subject, MachineView view, Things things) {
    return switch (subject) {
      case PAGE -> LongStream.of(things.pages());
      case FOLIO -> LongStream.of(things.folios());
      case ENTRY, LINKED_ENTRY -> LongStream.of(things.entries());
      case BLOCK ->
          LongStream.of(things.entries()).filter(entry -> view.blockOf(entry) == entry);
      case TABLE -> LongStream.of(things.tables());
      case SPACE, LINKS -> LongStream.rangeClosed(0, Operation.SPACE_MAX);
      case PIN -> LongStream.rangeClosed(0, Operation.PIN_MAX);
      case OPERATION -> LongStream.of(things.actor());
      case SCENARIO -> LongStream.of(0);
    };
  }
}
