package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.hardware.Breach.ARGUMENT_OUT_OF_BOUNDS;
import static org.ptck.spec.fact.hardware.Breach.CALLED_WHILE_ASKED;
import static org.ptck.spec.fact.hardware.Breach.COUNTER_UNKNOWN;
import static org.ptck.spec.fact.hardware.Breach.COUNT_UNKNOWN;
import static org.ptck.spec.fact.hardware.Breach.CPU_UNKNOWN;
import static org.ptck.spec.fact.hardware.Breach.FILE_UNKNOWN;
import static org.ptck.spec.fact.hardware.Breach.FOLIO_CACHED;
import static org.ptck.spec.fact.hardware.Breach.FOLIO_NOT_CACHED;
import static org.ptck.spec.fact.hardware.Breach.FOLIO_UNKNOWN;
import static org.ptck.spec.fact.hardware.Breach.GIVEN_UP;
import static org.ptck.spec.fact.hardware.Breach.ID_UNKNOWN;
import static org.ptck.spec.fact.hardware.Breach.INSTRUCTION_UNKNOWN;
import static org.ptck.spec.fact.hardware.Breach.LOCK_CLASS_UNKNOWN;
import static org.ptck.spec.fact.hardware.Breach.PAGES_BEYOND_FOLIO;
import static org.ptck.spec.fact.hardware.Breach.PAGE_UNKNOWN;
import static org.ptck.spec.fact.hardware.Breach.PIN_OPEN;
import static org.ptck.spec.fact.hardware.Breach.PIN_UNKNOWN;
import static org.ptck.spec.fact.hardware.Breach.SPACE_WITHOUT_ROOT;
import static org.ptck.spec.fact.hardware.Breach.SPACE_WITH_ROOT;
import static org.ptck.spec.fact.hardware.Breach.STORE_OUT_OF_ORDER;
import static org.ptck.spec.fact.hardware.Breach.TABLE_UNKNOWN;
import static org.ptck.spec.fact.hardware.Breach.TOO_MANY_EVENTS;
import static org.ptck.spec.fact.hardware.Breach.WALK_NOT_ENTERED;
import static org.ptck.spec.fact.hardware.Breach.WALK_NOT_LEFT;
import static org.ptck.spec.rule.account.Conduct.Kind.ACCESS_FAULTED_ON;
import static org.ptck.spec.rule.account.Conduct.Kind.ACCESS_SUCCEEDED;
import static org.ptck.spec.rule.account.Conduct.Kind.ANSWERED_NULL;
import static org.ptck.spec.rule.account.Conduct.Kind.HUNG;
import static org.ptck.spec.rule.account.Conduct.Kind.NOT_REPEATED;
import static org.ptck.spec.rule.account.Conduct.Kind.REPEATED;
import static org.ptck.spec.rule.account.Conduct.Kind.RETURNED;
import static org.ptck.spec.rule.account.Conduct.Kind.THREW;

import java.util.List;
import java.util.Set;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Clause;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;
import org.ptck.spec.rule.account.Conduct;

/** RUN: how an implementation behaves towards the kit. */
final class ContractRules {

  static final Rule RUN_1 =
      rule(
          "RUN-1",
          "The finding names what was thrown, the call that the machine could not carry out, or the"
              + " function of the entry operations and what it returned.",
          Clause.of(
              "The implementation throws nothing and returns what its contract says,",
              new Check.Behaviour(
                  Set.of(RETURNED, THREW, ANSWERED_NULL),
                  conduct -> conduct.kind() == RETURNED)),
          Clause.ofMachine(
              "and asks of the machine what can be done.",
              TABLE_UNKNOWN,
              PAGE_UNKNOWN,
              COUNT_UNKNOWN,
              CALLED_WHILE_ASKED,
              FOLIO_UNKNOWN,
              PAGES_BEYOND_FOLIO,
              ARGUMENT_OUT_OF_BOUNDS,
              CPU_UNKNOWN,
              ID_UNKNOWN,
              INSTRUCTION_UNKNOWN,
              SPACE_WITHOUT_ROOT,
              SPACE_WITH_ROOT,
              LOCK_CLASS_UNKNOWN,
              FILE_UNKNOWN,
              FOLIO_CACHED,
              FOLIO_NOT_CACHED,
              STORE_OUT_OF_ORDER,
              PIN_OPEN,
              PIN_UNKNOWN,
              COUNTER_UNKNOWN,
              GIVEN_UP),
          Clause.ofMachine(
              "It leaves each lockless walk that it entered, and no other.",
              WALK_NOT_ENTERED,
              WALK_NOT_LEFT),
          Clause.of(
              "Setting the access flags of an entry says so where anything changed.",
              new Check.Layer(LayerAnswers::changesFlags, LayerAnswers::saysThatItChanged)),
          Clause.of(
              "Reading an entry without a lock gives what it holds.",
              new Check.Layer(LayerAnswers::readsPlain, LayerAnswers::readsEntry)),
          Clause.of(
              "Clearing accessed or dirty takes that from the entries and nothing else, and says"
                  + " whether any was accessed.",
              new Check.Layer(LayerAnswers::clearsPlain, LayerAnswers::clearsNothingElse)));

  static final Rule RUN_2 =
      rule(
          "RUN-2",
          "Look for a loop whose end depends on an entry that nobody changes any more.",
          Clause.ofMachine("It returns within the events that its work can take", TOO_MANY_EVENTS),
          Clause.of(
              "and goes on making events until then.",
              new Check.Behaviour(
                  Set.of(RETURNED, HUNG), conduct -> conduct.kind() == RETURNED)));

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
    return rule(id, advice, Clause.of(statement, new Check.Behaviour(occasions, holds)));
  }

  private static Rule rule(String id, String advice, Clause... clauses) {
    return new Rule(
        id, "PTCK The contract", Strength.MUST, Set.of(), advice, List.of(clauses));
  }
}
