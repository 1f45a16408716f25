package org.ptck.conformance.oracle;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.ptck.oracle.Oracle;
import org.ptck.oracle.Sweep;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Moment;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;
import org.ptck.spec.rule.watch.Monitor;

/**
 * Passes events on to the monitor, and lets the slow oracle look: at the end of every operation, at
 * whatever event the monitor objects to, and at one event in so many.
 *
 * <p>It reads all of memory at each look, and changes nothing. The first disagreement is kept;
 * nothing is looked at after it.
 */
final class OracleWatch implements EventSink {

  /** In the middle of operations: a prime, so that looks do not keep step with what loops do. */
  private static final long EVENTS_PER_LOOK = 37;

  private static final Set<Moment> BETWEEN_OPERATIONS =
      EnumSet.complementOf(EnumSet.of(Moment.SCENARIO_END));
  private static final Set<Moment> IN_THE_MIDDLE = EnumSet.of(Moment.EVERY_EVENT);

  private final Machine machine;
  private final Monitor monitor;
  private final List<Rule> rules;
  private final IntSupplier step;
  private long eventCount;
  private boolean isOver;
  private @Nullable Disagreement disagreement;

  /**
   * A watch over one scenario.
   *
   * @param step the index of the step that is running
   */
  OracleWatch(Machine machine, Monitor monitor, IntSupplier step) {
    this.machine = machine;
    this.monitor = monitor;
    // What only counts is counted once for what was touched, and ends nothing.
    this.rules =
        monitor.rules().stream().filter(rule -> rule.strength() == Strength.MUST).toList();
    this.step = step;
  }

  /** What was seen first; null while there is nothing. */
  @Nullable Disagreement disagreement() {
    return disagreement;
  }

  @Override
  public void before(EventKind kind, int actor, long subject) {
    monitor.before(kind, actor, subject);
  }

  @Override
  public boolean after(
      EventKind kind, int actor, long subject, long before, long after, long detail) {
    eventCount++;
    boolean goesOn = monitor.after(kind, actor, subject, before, after, detail);
    if (!isOver) {
      look(kind, goesOn);
    }
    isOver |= !goesOn;
    return goesOn;
  }

  @Override
  public void breach(Breach breach, int actor, long subject, String sentence) {
    isOver = true;
    monitor.breach(breach, actor, subject, sentence);
  }

  private void look(EventKind kind, boolean goesOn) {
    boolean isBetween = kind == EventKind.OPERATION_END;
    if (!isBetween && goesOn && eventCount % EVENTS_PER_LOOK != 0) {
      return;
    }
    try {
      String sentence =
          goesOn ? missed(isBetween ? BETWEEN_OPERATIONS : IN_THE_MIDDLE) : imagined();
      if (sentence != null) {
        disagree(kind, sentence, null);
      }
    } catch (RuntimeException thrown) {
      // Whoever made the event must not be blamed for it.
      disagree(kind, "the oracle threw " + thrown, thrown);
    }
  }

  private void disagree(EventKind kind, String sentence, @Nullable Throwable cause) {
    disagreement = new Disagreement(step.getAsInt(), eventCount, kind, sentence, cause);
    isOver = true;
  }

  /** What is otherwise in memory than the ledger says, or broken while the monitor is content. */
  private @Nullable String missed(Set<Moment> moments) {
    Oracle oracle = new Oracle(machine);
    List<String> differences = oracle.differences();
    if (!differences.isEmpty()) {
      return String.join("; ", differences);
    }
    List<Finding> swept = Sweep.violations(rules, oracle.view(), oracle.things(), moments);
    return swept.isEmpty()
        ? null
        : "%s does not hold, which the monitor has not seen: %s"
            .formatted(swept.getFirst().rule().id(), swept.getFirst().details());
  }

  /** What the monitor objects to, where a look at everything finds nothing of it. */
  private @Nullable String imagined() {
    Finding finding = monitor.finding();
    if (finding == null || !isAboutWhatIs(finding.rule())) {
      return null;
    }
    Oracle oracle = new Oracle(machine);
    return Sweep
        .violations(
            List.of(finding.rule()),
            oracle.view(),
            oracle.things(),
            EnumSet.allOf(Moment.class))
        .isEmpty()
            ? "the monitor says that %s does not hold, and memory does not: %s"
                .formatted(finding.rule().id(), finding.details())
            : null;
  }

  /** Whether all that the rule says can be seen afterwards. */
  private static boolean isAboutWhatIs(Rule rule) {
    return rule.checks().stream().allMatch(check -> check instanceof Check.State);
  }
}
