package org.ptck.spec.rule.watch;

import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Moment;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;
import org.ptck.spec.rule.Subject;
import org.ptck.spec.rule.account.Conduct;
import org.ptck.spec.rule.account.LayerCall;
import org.ptck.spec.rule.account.Observation;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Looks, at each event, at what the event touched, with every rule that is about it.
 *
 * <p>Cost follows what changed. The first violation of a {@link Strength#MUST} ends the scenario:
 * it is kept as the {@link #finding}, and the machine is told to stop. Violations of weaker rules
 * are counted as {@link #objections} and change nothing. Made once per run and reset for every
 * scenario.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Monitor implements EventSink, Looker {

  private final List<Rule> rules;
  private final Set<FactGroup> answered;
  private final CheckTable checks;
  private final long[] exercised;
  private final long[] objections;
  private final Visit visit;
  private final Quiescence quiescence;
  private final OperationEnds ends;
  private final OpenOperations operations = new OpenOperations();

  private final CheckTable.StateEntry[][] everyEvent;
  private final CheckTable.StateEntry[][] quiescent;
  private final CheckTable.StateEntry[][] operationEnd;
  private final boolean[] isLookedAt = new boolean[EventKind.values().length];

  private MachineView view;
  private @Nullable Finding finding;
  private Runnable violationListener = () -> {};
  private int actor;
  private Change change;

  /**
   * A monitor of those of the rules that an implementation with the capabilities can be held to.
   * Checks that read what the view does not answer are never asked.
   *
   * @param rules the rules to look at, in the order in which they are blamed
   * @param view what the rules look at
   */
  public Monitor(
      Geometry geometry, List<Rule> rules, Set<Capability> capabilities, MachineView view) {
    this.rules =
        rules.stream().filter(rule -> capabilities.containsAll(rule.needs())).toList();
    this.answered = view.answers();
    this.checks = new CheckTable(this.rules, capabilities, answered);
    this.exercised = new long[this.rules.size()];
    this.objections = new long[this.rules.size()];
    this.visit = new Visit(checks, this);
    this.view = view;
    this.change = view.change();
    this.everyEvent = checks.states(Moment.EVERY_EVENT);
    this.quiescent = checks.states(Moment.QUIESCENT);
    this.operationEnd = checks.states(Moment.OPERATION_END);
    this.quiescence =
        new Quiescence(
            capabilities.contains(Capability.LOCKS), answered, quiescent, operations, view);
    this.ends = new OperationEnds(operationEnd, operations, view);
    for (EventKind each : EventKind.values()) {
      isLookedAt[each.ordinal()] = each.changing() || checks.transitions(each).length > 0;
    }
  }

  /** The rules that are looked at: those that the implementation can be held to. */
  public List<Rule> rules() {
    return rules;
  }

  /** How often the premise of the rule held since the monitor was made. */
  public long exercised(Rule rule) {
    int number = number(rule);
    return number < 0 ? 0 : exercised[number];
  }

  /**
   * How often a rule that is no {@link Strength#MUST} was violated since the monitor was made; 0
   * for one that is.
   */
  public long objections(Rule rule) {
    int number = number(rule);
    return number < 0 ? 0 : objections[number];
  }

  /** The place of the rule among those that are looked at; -1 if it is none of them. */
  private int number(Rule rule) {
    for (int number = 0; number < rules.size(); number++) {
      if (rules.get(number).id().equals(rule.id())) {
        return number;
      }
    }
    return -1;
  }

  /** The violation that ended the scenario; null while there is none. */
  public @Nullable Finding finding() {
    return finding;
  }

  /**
   * Has the listener called whenever there is a {@link #finding}, before whoever caused it does
   * anything more.
   */
  public void whenViolated(Runnable listener) {
    violationListener = listener;
  }

  /**
   * Begins a scenario on the machine behind the view.
   *
   * @param newView answers what the view answered that the monitor was made for
   */
  public void reset(MachineView newView) {
    if (!newView.answers().containsAll(answered)) {
      throw new IllegalArgumentException(
          "the view answers %s, and is to answer %s"
              .formatted(FactGroup.named(newView.answers()), FactGroup.named(answered)));
    }
    view = newView;
    quiescence.reset(newView);
    finding = null;
    operations.reset();
    ends.reset(newView);
  }

  // ---- results and behaviour

  /** Looks at what came of an operation; returns whether every rule holds. */
  public boolean observe(Observation observation) {
    for (CheckTable.ResultEntry entry : checks.results()) {
      if (entry.check().premise().test(view, observation)) {
        exercised[entry.rule()]++;
        if (!entry.check().holds().test(view, observation) && !isTolerated(entry.rule())) {
          return fail(
              entry.rule(),
              operations.lastOf(observation.actor()),
              null,
              ResultDetails.of(observation));
        }
      }
    }
    return true;
  }

  /** Whether any rule has something to say of calls of the entry operations. */
  public boolean looksAtLayer() {
    return checks.layers().length > 0;
  }

  /**
   * Looks at a call of the entry operations that has returned; returns whether every rule holds.
   */
  public boolean observe(LayerCall call) {
    for (CheckTable.LayerEntry entry : checks.layers()) {
      if (entry.check().premise().test(view, call)) {
        exercised[entry.rule()]++;
        if (!entry.check().holds().test(view, call) && !isTolerated(entry.rule())) {
          return fail(entry.rule(), operations.lastOf(actor), null, LayerDetails.of(call));
        }
      }
    }
    return true;
  }

  /** Looks at how the implementation behaved; returns whether every rule holds. */
  public boolean observe(Conduct conduct) {
    for (CheckTable.BehaviourEntry entry : checks.behaviours(conduct.kind())) {
      exercised[entry.rule()]++;
      if (!entry.check().holds().test(conduct) && !isTolerated(entry.rule())) {
        return fail(entry.rule(), operations.lastOf(actor), null, ResultDetails.of(conduct));
      }
    }
    return true;
  }

  // ---- events

  @Override
  public boolean after(
      EventKind kind, int newActor, long subject, long before, long after, long detail) {
    if (!isLookedAt[kind.ordinal()]) {
      // It changed nothing, and no rule is about the step itself.
      return true;
    }
    actor = newActor;
    change = view.change();
    if (change.kind() != kind || change.subject() != subject) {
      throw new IllegalStateException(
          "the view was not told of %s before the rules".formatted(kind));
    }
    return transitionsHold() && change.tell(visit) && momentsHold();
  }

  @Override
  public void breach(Breach breach, int breaker, long about, String sentence) {
    if (finding == null) {
      Rule rule = Catalogue.violatedBy(breach);
      List<Detail> details =
          List.of(new Detail("breach", breach.toString()), new Detail("call", sentence));
      finding = new Finding(rule, operations.blamed(breaker), null, details);
      violationListener.run();
    }
  }

  private boolean transitionsHold() {
    for (CheckTable.TransitionEntry entry : checks.transitions(change.kind())) {
      if (entry.premise().test(view, change)) {
        exercised[entry.rule()]++;
        if (!entry.holds().test(view, change) && !isTolerated(entry.rule())) {
          return fail(
              entry.rule(),
              operations.blamed(actor),
              event(),
              InstructionDetails.added(
                  entry.check().details().of(view, change), entry.check(), view, actor));
        }
      }
    }
    return true;
  }

  /** Where operations and scenarios begin and end, and where an actor takes and releases locks. */
  private boolean momentsHold() {
    return switch (change.kind()) {
      case LOCK -> {
        quiescence.locked(actor, (int) change.before(), change.subject(), change.after() != 0);
        yield true;
      }
      case UNLOCK ->
          quiescence.unlocked(actor, (int) change.before(), change.subject(), this);
      case OPERATION_BEGIN -> {
        operations.begin(actor, change.subject());
        quiescence.begin(actor);
        yield true;
      }
      case ALLOCATION_FAILED -> {
        quiescence.somethingGoes(actor);
        yield true;
      }
      case MAPPING, MAPPING_CLAIM -> {
        if ((change.after() & MappingState.LEAVING) != 0) {
          quiescence.somethingGoes(actor);
        }
        yield true;
      }
      case OPERATION_END -> {
        boolean holds = quiescence.end(actor, this) && ends.ended(actor, this);
        operations.end(actor);
        yield holds;
      }
      case SCENARIO_END -> hold(checks.states(Subject.SCENARIO, Moment.SCENARIO_END), 0);
      default -> true;
    };
  }

  @Override
  public void note(Subject what, long thing) {
    quiescence.touched(actor, what, thing);
    ends.touched(actor, what, thing);
  }

  @Override
  public void noteMapped(long page, long entry) {
    quiescence.mapped(actor, page, entry);
    ends.touched(actor, Subject.PAGE, page);
  }

  @Override
  public void noteTold(long entry) {
    quiescence.told(actor, entry);
    ends.touched(actor, Subject.ENTRY, entry);
  }

  @Override
  public boolean unlinked(int file, int space, long entry) {
    ends.touched(actor, Subject.LINKED_ENTRY, entry);
    return !quiescence.unlinked(actor, file, space, entry)
        || lookQuiescent(Subject.LINKED_ENTRY, entry);
  }

  @Override
  public boolean look(Subject what, long thing) {
    return hold(everyEvent[what.ordinal()], thing);
  }

  @Override
  public boolean lookQuiescent(Subject what, long thing) {
    return hold(quiescent[what.ordinal()], thing);
  }

  @Override
  public boolean lookAtEnd(Subject what, long thing) {
    return hold(operationEnd[what.ordinal()], thing);
  }

  private boolean hold(CheckTable.StateEntry[] entries, long thing) {
    for (CheckTable.StateEntry entry : entries) {
      if (entry.premise().test(view, thing)) {
        exercised[entry.rule()]++;
        if (!entry.holds().test(view, thing) && !isTolerated(entry.rule())) {
          return fail(entry.rule(), operations.blamed(actor), event(),
              InstructionDetails.added(
                  entry.check().details().of(view, thing), entry.check(), view, actor));
        }
      }
    }
    return true;
  }

  /** Counts a violation of a rule that fails nothing; whether it is one. */
  private boolean isTolerated(int rule) {
    if (rules.get(rule).strength() == Strength.MUST) {
      return false;
    }
    objections[rule]++;
    return true;
  }

  private boolean fail(int rule, long blamed, @Nullable Event at, List<Detail> details) {
    if (finding == null) {
      finding = new Finding(rules.get(rule), blamed, at, details);
      violationListener.run();
    }
    return false;
  }

  private Event event() {
    return new Event(
        change.kind(),
        change.actor(),
        change.subject(),
        change.before(),
        change.after(),
        change.detail());
  }
}
