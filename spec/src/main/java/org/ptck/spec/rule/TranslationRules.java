package org.ptck.spec.rule;

import static org.ptck.spec.fact.EventKind.ENTRY_WRITE;
import static org.ptck.spec.fact.EventKind.FOLIO_FREE;
import static org.ptck.spec.fact.EventKind.LOAD;
import static org.ptck.spec.rule.Moment.OPERATION_END;
import static org.ptck.spec.rule.Subject.OPERATION;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.StaleTranslation;

/** TLB: stale translations. */
final class TranslationRules {

  static final Rule TLB_1 =
      new Rule(
          "TLB-1",
          "When an operation returns, nothing it removed or narrowed is usable on any CPU. An old"
              + " translation that allows no more than the present entry is harmless. Paths to"
              + " non-empty tables count.",
          "F08; kernel-semantics I-TLB",
          Strength.MUST,
          Set.of(),
          "Flush before returning: the whole range, every CPU that runs the space, all levels where"
              + " a table was unlinked.",
          List.of(
              new Check.State(
                  OPERATION,
                  OPERATION_END,
                  (view, cpu) -> view.narrowedBy((int) cpu) > 0,
                  (view, cpu) -> view.usableStale((int) cpu) == null,
                  TranslationRules::stale)));

  static final Rule TLB_2 =
      new Rule(
          "TLB-2",
          "kernel-semantics I-TLB",
          Strength.MUST,
          Set.of(),
          "Gather the pages, flush, and only then drop the references.",
          List.of(
              Clause.of(
                  "A page is not freed while an old translation to it is usable on any CPU,",
                  new Check.Transition(
                      Set.of(FOLIO_FREE),
                      (view, step) -> true,
                      (view, step) -> !isReachableStale(view, step),
                      (view, step) -> List.of(
                          Detail.of("folio", step.subject()),
                          new Detail("freed while", "a CPU can still reach it by its TLB")))),
              Clause.notYet(
                  "nor reused or given away without being freed.",
                  "only the free is looked at")));

  static final Rule TLB_3 =
      new Rule(
          "TLB-3",
          "No CPU can use two translations of different size (or contiguous bit) or different"
              + " target for one address.",
          "kernel-semantics 1.3, 1.4",
          Strength.MUST,
          Set.of(),
          "Break before make: clear the entry, invalidate, and only then store the new one.",
          List.of(
              new Check.Transition(
                  Set.of(ENTRY_WRITE),
                  TranslationRules::isFilled,
                  (view, step) -> !view.conflictsWithStale(step.subject()),
                  (view, step) -> List.of(
                      Detail.address("entry", step.subject()),
                      Detail.address("word before", step.before()),
                      Detail.address("word stored", step.after()),
                      new Detail("while", "a CPU can still use another translation")))));

  static final Rule TLB_5 =
      new Rule(
          "TLB-5",
          "A CPU does not load an address space under an id while translations of another owner of"
              + " that id are left on it.",
          "kernel-semantics 9, 12",
          Strength.MUST,
          Set.of(),
          "Before an id gets a new owner, invalidate it on every CPU, or on each CPU before that CPU"
              + " loads it again.",
          List.of(
              new Check.Transition(
                  Set.of(LOAD),
                  (view, step) -> true,
                  (view, step) -> !view.loadedOverOtherOwner((int) step.subject()),
                  TranslationRules::load)));

  static final Rule TLB_6 =
      new Rule(
          "TLB-6",
          "kernel-semantics 9, 12",
          Strength.MUST,
          Set.of(),
          "A CPU that is left out of a flush must be told: compare generations at load.",
          List.of(
              Clause.of(
                  "Loading an address space, or leaving lazy, with flushes skipped on this CPU"
                      + " invalidates first;",
                  new Check.Transition(
                      Set.of(LOAD),
                      (view, step) -> view.loadedAgain((int) step.subject()),
                      (view, step) -> !view.staleLeftOn((int) step.subject()),
                      TranslationRules::load)),
              Clause.notYet(
                  "so does returning to user code.",
                  "a CPU that is not lazy is taken to run it")));

  private TranslationRules() {}

  private static boolean isReachableStale(MachineView view, Step step) {
    int folio = (int) step.subject();
    for (int page = folio; page < folio + (1 << view.folioOrder(folio)); page++) {
      if (view.isReachableStale(page)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the event put a leaf where there was none, or another. */
  private static boolean isFilled(MachineView view, Step step) {
    Architecture architecture = view.geometry().architecture();
    int level = view.tableLevel(view.tableOf(step.subject()));
    return architecture.isLeaf(level, step.after())
        && !(architecture.isLeaf(level, step.before())
            && architecture.target(step.before(), step.subject())
                == architecture.target(step.after(), step.subject())
            && architecture.isContiguous(step.before()) == architecture.isContiguous(step.after()));
  }

  private static List<Detail> stale(MachineView view, long cpu) {
    StaleTranslation stale = view.usableStale((int) cpu);
    if (stale == null) {
      return List.of();
    }
    return List.of(
        Detail.of("space", stale.space()),
        Detail.address("address", stale.address()),
        stale.page() == 0
            ? new Detail("leads to", "a table that is not empty")
            : Detail.of("leads to page", stale.page()),
        new Detail("lets stores pass", Boolean.toString(stale.stores())),
        Detail.address("usable on CPUs (mask)", stale.cpuMask()));
  }

  private static List<Detail> load(MachineView view, Step step) {
    return List.of(
        Detail.of("cpu", step.subject()),
        Detail.of("space", step.after()),
        Detail.of("id", step.detail()));
  }
}
