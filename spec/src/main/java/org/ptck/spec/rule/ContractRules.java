package org.ptck.spec.rule;

import static org.ptck.spec.rule.Conduct.Kind.ACCESS_FAULTED_ON;
import static org.ptck.spec.rule.Conduct.Kind.ACCESS_SUCCEEDED;
import static org.ptck.spec.rule.Conduct.Kind.ANSWERED_NULL;
import static org.ptck.spec.rule.Conduct.Kind.HUNG;
import static org.ptck.spec.rule.Conduct.Kind.NOT_REPEATED;
import static org.ptck.spec.rule.Conduct.Kind.REPEATED;
import static org.ptck.spec.rule.Conduct.Kind.RETURNED;
import static org.ptck.spec.rule.Conduct.Kind.THREW;

import java.util.List;
import java.util.Set;

/** RUN: how an implementation behaves towards the kit. */
final class ContractRules {

  /** Entry operations return words and truths; other calls cannot but return what they may. */
  static final Rule RUN_1 =
      rule(
          "RUN-1",
          "The implementation throws nothing and returns what its contract says.",
          "The finding names what was thrown, the call that the machine could not carry out, or the"
              + " function of the entry operations and what it returned.",
          List.of(
              new Check.Behaviour(
                  Set.of(RETURNED, THREW, ANSWERED_NULL),
                  conduct -> conduct.kind() == RETURNED),
              new Check.Layer(LayerAnswers::setsFlags, LayerAnswers::saysWhetherChanged),
              new Check.Layer(LayerAnswers::readsPlain, LayerAnswers::readsEntry)));

  static final Rule RUN_2 =
      rule(
          "RUN-2",
          "It returns within the events that its work can take, and goes on making events until then.",
          "Look for a loop whose end depends on an entry that nobody changes any more.",
          Set.of(RETURNED, HUNG),
          conduct -> conduct.kind() == RETURNED);

  static final Rule RUN_3 =
      rule(
          "RUN-3",
          "A permitted access succeeds after a bounded number of faults.",
          "The fault handler thinks there is nothing to do, and hardware thinks otherwise.",
          Set.of(ACCESS_SUCCEEDED, ACCESS_FAULTED_ON),
          conduct -> conduct.kind() == ACCESS_SUCCEEDED);

  static final Rule RUN_4 =
      rule(
          "RUN-4",
          "The same scenario gives the same events.",
          "Look for clocks, threads, hash order, identity, and state shared between instances.",
          Set.of(REPEATED, NOT_REPEATED),
          conduct -> conduct.kind() == REPEATED);

  private ContractRules() {}

  private static Rule rule(
      String id,
      String statement,
      String advice,
      Set<Conduct.Kind> occasions,
      Check.ConductPredicate holds) {
    return rule(id, statement, advice, List.of(new Check.Behaviour(occasions, holds)));
  }

  private static Rule rule(String id, String statement, String advice, List<Check> checks) {
    return new Rule(
        id,
        statement,
        "the contract",
        Strength.MUST,
        Set.of(),
        advice,
        checks);
  }
}
