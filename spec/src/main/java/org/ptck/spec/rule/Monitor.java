package org.ptck.spec.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Breach;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.MappingState;

/**
 * Looks, at each event, at what the event touched, with every rule that is about it.
 *
 * <p>Cost follows what changed. The first violation ends the scenario: it is kept as the
 * {@link #finding}, and the machine is told to stop. Made once per run and reset for every
 * scenario.
 */
public final class Monitor implements EventSink, Step {

  private static final int CPU_COUNT_MAX = 8;
  private static final Subject[] TOUCHABLE = {
      Subject.PAGE, Subject.FOLIO, Subject.ENTRY, Subject.TABLE
  };

  private final List<Rule> rules;
  private final CheckTable checks;
  private final long[] exercised;
  private final Geometry geometry;
  private final Architecture architecture;
  private final int pageShift;
  private final Touched[][] touched = new Touched[CPU_COUNT_MAX][Subject.values().length];

  private final CheckTable.StateEntry[] folioChecks;
  private final CheckTable.StateEntry[] tableChecks;

  private MachineView view;
  private @Nullable Finding finding;
  private long operation;

  private EventKind kind = EventKind.SCENARIO_END;
  private int cpu;
  private long subject;
  private long before;
  private long after;
  private long detail;

  /**
   * A monitor of those of the rules that an implementation with the capabilities can be held to.
   *
   * @param rules the rules to look at, in the order in which they are blamed
   * @param view what the rules look at
   */
  public Monitor(
      Geometry geometry, List<Rule> rules, Set<Capability> capabilities, MachineView view) {
    this.rules =
        rules.stream().filter(rule -> capabilities.containsAll(rule.needs())).toList();
    this.checks = new CheckTable(this.rules);
    this.exercised = new long[this.rules.size()];
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.pageShift = geometry.pageShift();
    this.view = view;
    this.folioChecks = checks.states(Subject.FOLIO, Moment.EVERY_EVENT);
    this.tableChecks = checks.states(Subject.TABLE, Moment.EVERY_EVENT);
    for (Touched[] ofCpu : touched) {
      Arrays.setAll(ofCpu, n -> new Touched());
    }
  }

  /** The rules that are looked at: those that the implementation can be held to. */
  public List<Rule> rules() {
    return rules;
  }

  /** How often the premise of the rule held since the monitor was made. */
  public long exercised(Rule rule) {
    int number = rules.indexOf(rule);
    return number < 0 ? 0 : exercised[number];
  }

  /** The violation that ended the scenario; null while there is none. */
  public @Nullable Finding finding() {
    return finding;
  }

  /** Begins a scenario on the machine behind the view. */
  public void reset(MachineView newView) {
    view = newView;
    finding = null;
    operation = 0;
    for (Touched[] ofCpu : touched) {
      clear(ofCpu);
    }
  }

  // ---- results and behaviour

  /** Looks at what came of an operation; returns whether every rule holds. */
  public boolean observe(Observation observation) {
    for (CheckTable.ResultEntry entry : checks.results()) {
      if (entry.check().premise().test(view, observation)) {
        exercised[entry.rule()]++;
        if (!entry.check().holds().test(view, observation)) {
          return fail(entry.rule(), null, ResultDetails.of(observation));
        }
      }
    }
    return true;
  }

  /** Looks at how the implementation behaved; returns whether every rule holds. */
  public boolean observe(Conduct conduct) {
    for (CheckTable.BehaviourEntry entry : checks.behaviours()) {
      if (entry.check().occasions().contains(conduct.kind())) {
        exercised[entry.rule()]++;
        if (!entry.check().holds().test(conduct)) {
          return fail(entry.rule(), null, ResultDetails.of(conduct));
        }
      }
    }
    return true;
  }

  // ---- events

  @Override
  public boolean after(
      EventKind newKind,
      int newCpu,
      long newSubject,
      long newBefore,
      long newAfter,
      long newDetail) {
    kind = newKind;
    cpu = newCpu;
    subject = newSubject;
    before = newBefore;
    after = newAfter;
    detail = newDetail;
    return transitionsHold() && touchedHold();
  }

  @Override
  public void breach(Breach breach, int onCpu, long about) {
    if (finding == null) {
      Rule rule = Catalogue.violatedBy(breach);
      List<Detail> details =
          List.of(new Detail("breach", breach.toString()), Detail.address("argument", about));
      finding = new Finding(rule, operation, null, details);
    }
  }

  private boolean transitionsHold() {
    for (CheckTable.TransitionEntry entry : checks.transitions(kind)) {
      Check.Transition check = entry.check();
      if (check.premise().test(view, this)) {
        exercised[entry.rule()]++;
        if (!check.holds().test(view, this)) {
          return fail(entry.rule(), event(), check.details().of(view, this));
        }
      }
    }
    return true;
  }

  private boolean touchedHold() {
    return switch (kind) {
      case ENTRY_WRITE -> entryWritten();
      case TABLE_FREE -> hold(tableChecks, subject);
      case ROOT_SET -> treeLinked(after);
      case REFERENCE_CHANGE, FOLIO_ALLOCATE, FOLIO_FREE -> folioTouched(subject);
      case MAPCOUNT_CHANGE -> {
        for (long page = subject; page < subject + detail; page++) {
          touch(Subject.PAGE, page);
        }
        yield folioTouched(before);
      }
      case EXCLUSIVE_CHANGE -> {
        for (long page = subject; page < subject + detail; page++) {
          touch(Subject.PAGE, page);
        }
        yield true;
      }
      case MAPPING -> {
        mappingChanged();
        yield true;
      }
      case UNLOCK -> view.locksHeld(cpu) > 0 || settle();
      case OPERATION_BEGIN -> {
        operation = subject;
        yield true;
      }
      case OPERATION_END -> settle() && operationEnded();
      case SCENARIO_END ->
          hold(checks.states(Subject.SCENARIO, Moment.SCENARIO_END), 0);
      default -> true;
    };
  }

  private boolean entryWritten() {
    long table = view.tableOf(subject);
    int level = view.tableLevel(table);
    touch(Subject.ENTRY, subject);
    touch(Subject.TABLE, table);
    return wordTouched(level, before)
        && wordTouched(level, after)
        && (!architecture.isTable(level, after) || treeLinked(architecture.physicalAddress(after)));
  }

  /** A link makes all that lies below a table reachable; nearly always it is empty. */
  private boolean treeLinked(long table) {
    int level = view.tableLevel(table);
    if (level == 0 || view.entriesUsed(table) == 0) {
      return true;
    }
    for (int index = 0; index < geometry.entryCount(level); index++) {
      long word = view.entryWord(table + ((long) index << geometry.entryShift(level)));
      if (architecture.isTable(level, word)) {
        long child = architecture.physicalAddress(word);
        if (!hold(tableChecks, child)
            || (view.tableLevel(child) < level && !treeLinked(child))) {
          return false;
        }
      }
    }
    return true;
  }

  /** A range that permits writing no longer concerns the entries that are in it already. */
  private void mappingChanged() {
    long table = view.rootOf((int) detail);
    if (table != 0 && (after & MappingState.WRITE) == 0) {
      long last = subject + (before << pageShift) - 1;
      touchEntries(table, geometry.rootLevel(), 0, subject, last);
    }
  }

  private void touchEntries(long table, int level, long base, long first, long last) {
    if (view.entriesUsed(table) == 0) {
      return;
    }
    int shift = geometry.spanShift(level);
    long indexFirst = Math.max(first - base, 0) >>> shift;
    long indexLast = Math.min((last - base) >>> shift, geometry.entryCount(level) - 1L);
    for (long index = indexFirst; index <= indexLast; index++) {
      long entry = table + (index << geometry.entryShift(level));
      long word = view.entryWord(entry);
      if (architecture.isLeaf(level, word)) {
        touch(Subject.ENTRY, entry);
      } else if (architecture.isTable(level, word)) {
        long child = architecture.physicalAddress(word);
        touchEntries(child, level - 1, base + (index << shift), first, last);
      }
    }
  }

  /** What an entry led to, or leads to now, is touched as well. */
  private boolean wordTouched(int level, long word) {
    if (architecture.isTable(level, word)) {
      long table = architecture.physicalAddress(word);
      touch(Subject.TABLE, table);
      return hold(tableChecks, table);
    }
    if (architecture.isLeaf(level, word)) {
      long first = architecture.physicalAddress(word) >>> pageShift;
      long pageCount = geometry.spanBytes(level) >>> pageShift;
      for (long page = first; page < first + pageCount; page++) {
        touch(Subject.PAGE, page);
        if ((page == first || view.folioOf((int) page) == page)
            && !folioTouched(view.folioOf((int) page))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean folioTouched(long folio) {
    touch(Subject.FOLIO, folio);
    return hold(folioChecks, folio);
  }

  private void touch(Subject what, long thing) {
    touched[cpu][what.ordinal()].add(thing);
  }

  // ---- quiescence

  /** The CPU holds no lock: what it touched is quiescent. */
  private boolean settle() {
    for (Subject what : TOUCHABLE) {
      Touched things = touched[cpu][what.ordinal()];
      CheckTable.StateEntry[] entries = checks.states(what, Moment.QUIESCENT);
      if (entries.length > 0) {
        for (int n = things.firstUnsettled(); n < things.count(); n++) {
          if (!hold(entries, things.thing(n))) {
            return false;
          }
        }
      }
      things.settle();
    }
    return true;
  }

  private boolean operationEnded() {
    for (Subject what : TOUCHABLE) {
      Touched things = touched[cpu][what.ordinal()];
      CheckTable.StateEntry[] entries = checks.states(what, Moment.OPERATION_END);
      if (entries.length > 0) {
        for (int n = 0; n < things.count(); n++) {
          if (!hold(entries, things.thing(n))) {
            return false;
          }
        }
      }
    }
    clear(touched[cpu]);
    return hold(checks.states(Subject.OPERATION, Moment.OPERATION_END), cpu);
  }

  private static void clear(Touched[] ofCpu) {
    for (Touched things : ofCpu) {
      things.clear();
    }
  }

  private boolean hold(CheckTable.StateEntry[] entries, long thing) {
    for (CheckTable.StateEntry entry : entries) {
      Check.State check = entry.check();
      if (check.premise().test(view, thing)) {
        exercised[entry.rule()]++;
        if (!check.holds().test(view, thing)) {
          return fail(entry.rule(), event(), check.details().of(view, thing));
        }
      }
    }
    return true;
  }

  private boolean fail(int rule, @Nullable Event at, List<Detail> details) {
    if (finding == null) {
      finding = new Finding(rules.get(rule), operation, at, details);
    }
    return false;
  }

  private Event event() {
    return new Event(kind, cpu, subject, before, after, detail);
  }

  // ---- the event as a step

  @Override
  public EventKind kind() {
    return kind;
  }

  @Override
  public int cpu() {
    return cpu;
  }

  @Override
  public long subject() {
    return subject;
  }

  @Override
  public long before() {
    return before;
  }

  @Override
  public long after() {
    return after;
  }

  @Override
  public long detail() {
    return detail;
  }
}
