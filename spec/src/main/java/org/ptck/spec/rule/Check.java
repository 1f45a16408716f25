package org.ptck.spec.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.account.Conduct;
import org.ptck.spec.rule.account.LayerCall;
import org.ptck.spec.rule.account.Observation;

/**
 * One predicate of a rule, in one of the shapes that rules have.
 *
 * <p>A check is looked at only where its premise holds; how often that was is counted. It names the
 * groups of facts that it reads, and is not asked where the view does not answer them.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface Check {

  /** The groups of facts that its predicates and details read. */
  Set<FactGroup> reads();

  /** Whether a view that answers these groups can be asked. */
  default boolean isAnswered(Set<FactGroup> answered) {
    return answered.containsAll(reads());
  }

  /**
   * A predicate over one thing.
   *
   * @param moment when it is looked at, but for implementations of the styles
   * @param lateStyles declaring one of these puts it off until the operation ends; nearly always
   *   none
   */
  record State(
      Subject subject,
      Moment moment,
      Set<Capability> lateStyles,
      Set<FactGroup> reads,
      StatePredicate premise,
      StatePredicate holds,
      StateDetails details)
      implements Check {

    /** One that reads no facts yet, the same whatever is declared. */
    public State(
        Subject subject,
        Moment moment,
        StatePredicate premise,
        StatePredicate holds,
        StateDetails details) {
      this(subject, moment, Set.of(), Set.of(), premise, holds, details);
    }

    /** The same, which reads these groups of facts. */
    public State reading(FactGroup... groups) {
      return new State(
          subject, moment, lateStyles, Set.of(groups), premise, holds, details);
    }

    /** The same, put off until the operation ends where the style is declared. */
    public State lateUnder(Capability style) {
      return new State(
          subject, moment, Set.of(style), reads, premise, holds, details);
    }

    /** When it is looked at, of an implementation that declares what the predicate says. */
    public Moment momentWhere(Predicate<Capability> isDeclared) {
      return lateStyles.stream().anyMatch(isDeclared) ? Moment.OPERATION_END : moment;
    }
  }

  /** A predicate over one event. */
  record Transition(
      Set<EventKind> kinds,
      Set<FactGroup> reads,
      StepPredicate premise,
      StepPredicate holds,
      StepDetails details)
      implements Check {

    /** One that reads no facts yet, but what the event itself says. */
    public Transition(
        Set<EventKind> kinds, StepPredicate premise, StepPredicate holds, StepDetails details) {
      this(kinds, Set.of(), premise, holds, details);
    }

    /** The same, which reads these groups of facts. */
    public Transition reading(FactGroup... groups) {
      return new Transition(kinds, Set.of(groups), premise, holds, details);
    }
  }

  /** A predicate over what came of one operation. */
  record Result(Set<FactGroup> reads, ResultPredicate premise, ResultPredicate holds)
      implements Check {

    /** One that reads no facts, but what came of the operation. */
    public Result(ResultPredicate premise, ResultPredicate holds) {
      this(Set.of(), premise, holds);
    }

    /** The same, which reads these groups of facts. */
    public Result reading(FactGroup... groups) {
      return new Result(Set.of(groups), premise, holds);
    }
  }

  /**
   * A predicate over one call of the entry operations. What stood in its blocks before and after
   * comes of entries and blocks, so that every such check reads those.
   */
  record Layer(Set<FactGroup> reads, LayerPredicate premise, LayerPredicate holds)
      implements Check {

    /** One that reads no more than what the call did. */
    public Layer(LayerPredicate premise, LayerPredicate holds) {
      this(Set.of(FactGroup.ENTRIES, FactGroup.BLOCKS), premise, holds);
    }

    /** The same, which reads these groups of facts beside those of every call. */
    public Layer reading(FactGroup... groups) {
      Set<FactGroup> all = EnumSet.copyOf(reads);
      all.addAll(Set.of(groups));
      return new Layer(Set.copyOf(all), premise, holds);
    }
  }

  /**
   * A predicate over how the implementation behaved towards the kit.
   *
   * @param occasions the kinds of conduct that it says something about: its premise
   */
  record Behaviour(Set<Conduct.Kind> occasions, ConductPredicate holds) implements Check {
    @Override
    public Set<FactGroup> reads() {
      return Set.of();
    }
  }

  /** Says something of one thing. */
  @FunctionalInterface
  interface StatePredicate {
    /** Whether it is so. */
    boolean test(MachineView view, long thing);
  }

  /** Explains a failure that concerns one thing. */
  @FunctionalInterface
  interface StateDetails {
    /** The facts, most important first. */
    List<Detail> of(MachineView view, long thing);
  }

  /** Says something of one event. */
  @FunctionalInterface
  interface StepPredicate {
    /** Whether it is so. */
    boolean test(MachineView view, Change change);
  }

  /** Explains a failure that concerns one event. */
  @FunctionalInterface
  interface StepDetails {
    /** The facts, most important first. */
    List<Detail> of(MachineView view, Change change);
  }

  /** Says something of what came of one operation. */
  @FunctionalInterface
  interface ResultPredicate {
    /** Whether it is so. */
    boolean test(MachineView view, Observation observation);
  }

  /** Says something of one call of the entry operations. */
  @FunctionalInterface
  interface LayerPredicate {
    /** Whether it is so. */
    boolean test(MachineView view, LayerCall call);
  }

  /** Says something of how the implementation behaved. */
  @FunctionalInterface
  interface ConductPredicate {
    /** Whether it is so. */
    boolean test(Conduct conduct);
  }
}
