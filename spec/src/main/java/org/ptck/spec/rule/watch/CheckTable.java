package org.ptck.spec.rule.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Moment;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Subject;
import org.ptck.spec.rule.account.Conduct;

/** The checks of the rules that are looked at, sorted by where they are looked at. */
final class CheckTable {

  /** A state check, its predicates at hand, and the number of its rule. */
  record StateEntry(
      int rule, Check.State check, Check.StatePredicate premise, Check.StatePredicate holds) {
    StateEntry(int rule, Check.State check) {
      this(rule, check, check.premise(), check.holds());
    }
  }

  /** A transition check, its predicates at hand, and the number of its rule. */
  record TransitionEntry(
      int rule, Check.Transition check, Check.StepPredicate premise, Check.StepPredicate holds) {
    TransitionEntry(int rule, Check.Transition check) {
      this(rule, check, check.premise(), check.holds());
    }
  }

  /** A result check and the number of its rule. */
  record ResultEntry(int rule, Check.Result check) {}

  /** A layer check and the number of its rule. */
  record LayerEntry(int rule, Check.Layer check) {}

  /** A behaviour check and the number of its rule. */
  record BehaviourEntry(int rule, Check.Behaviour check) {}

  private final StateEntry[][][] states;
  private final TransitionEntry[][] transitions;
  private final ResultEntry[] results;
  private final LayerEntry[] layers;
  private final BehaviourEntry[][] behaviours;

  /**
   * The checks of the rules.
   *
   * @param answered the groups of facts that the view answers: what reads others is left out
   */
  CheckTable(List<Rule> rules, Set<Capability> capabilities, Set<FactGroup> answered) {
    List<ResultEntry> resultList = new ArrayList<>();
    List<LayerEntry> layerList = new ArrayList<>();
    List<BehaviourEntry> behaviourList = new ArrayList<>();
    List<StateEntry> stateList = new ArrayList<>();
    List<TransitionEntry> transitionList = new ArrayList<>();
    for (int number = 0; number < rules.size(); number++) {
      for (Check check : rules.get(number).checks()) {
        if (!check.isAnswered(answered)) {
          continue;
        }
        switch (check) {
          case Check.State state -> stateList.add(new StateEntry(number, state));
          case Check.Transition step -> transitionList.add(new TransitionEntry(number, step));
          case Check.Result result -> resultList.add(new ResultEntry(number, result));
          case Check.Layer layer -> layerList.add(new LayerEntry(number, layer));
          case Check.Behaviour behaviour ->
              behaviourList.add(new BehaviourEntry(number, behaviour));
        }
      }
    }
    results = resultList.toArray(ResultEntry[]::new);
    layers = layerList.toArray(LayerEntry[]::new);
    behaviours = new BehaviourEntry[Conduct.Kind.values().length][];
    for (Conduct.Kind kind : Conduct.Kind.values()) {
      behaviours[kind.ordinal()] =
          behaviourList.stream()
              .filter(entry -> entry.check().occasions().contains(kind))
              .toArray(BehaviourEntry[]::new);
    }
    transitions = new TransitionEntry[EventKind.values().length][];
    for (EventKind kind : EventKind.values()) {
      transitions[kind.ordinal()] =
          transitionList.stream()
              .filter(entry -> entry.check().kinds().contains(kind))
              .toArray(TransitionEntry[]::new);
    }
    states = new StateEntry[Subject.values().length][Moment.values().length][];
    for (Subject subject : Subject.values()) {
      for (Moment moment : Moment.values()) {
        states[subject.ordinal()][moment.ordinal()] =
            stateList.stream()
                .filter(entry -> entry.check().subject() == subject)
                .filter(entry -> entry.check().momentWhere(capabilities::contains) == moment)
                .toArray(StateEntry[]::new);
      }
    }
  }

  StateEntry[] states(Subject subject, Moment moment) {
    return states[subject.ordinal()][moment.ordinal()];
  }

  /** The state checks of each kind of thing at that moment, by its ordinal. */
  StateEntry[][] states(Moment moment) {
    StateEntry[][] ofMoment = new StateEntry[states.length][];
    Arrays.setAll(ofMoment, subject -> states[subject][moment.ordinal()]);
    return ofMoment;
  }

  TransitionEntry[] transitions(EventKind kind) {
    return transitions[kind.ordinal()];
  }

  ResultEntry[] results() {
    return results;
  }

  LayerEntry[] layers() {
    return layers;
  }

  BehaviourEntry[] behaviours(Conduct.Kind kind) {
    return behaviours[kind.ordinal()];
  }
}
