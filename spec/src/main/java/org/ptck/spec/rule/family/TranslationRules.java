package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.EventKind.ENTRY_WRITE;
import static org.ptck.spec.fact.EventKind.FOLIO_FREE;
import static org.ptck.spec.fact.EventKind.LOAD;
import static org.ptck.spec.fact.EventKind.STORE_BEGIN;
import static org.ptck.spec.fact.view.FactGroup.DATA;
import static org.ptck.spec.fact.view.FactGroup.DEBTS;
import static org.ptck.spec.fact.view.FactGroup.ENTRIES;
import static org.ptck.spec.fact.view.FactGroup.FILES;
import static org.ptck.spec.fact.view.FactGroup.FOLIOS;
import static org.ptck.spec.fact.view.FactGroup.MAPPINGS;
import static org.ptck.spec.fact.view.FactGroup.PINS;
import static org.ptck.spec.fact.view.FactGroup.SPACES;
import static org.ptck.spec.fact.view.FactGroup.TABLES;
import static org.ptck.spec.fact.view.FactGroup.TRANSLATIONS;
import static org.ptck.spec.rule.Moment.OPERATION_END;
import static org.ptck.spec.rule.Moment.SCENARIO_END;
import static org.ptck.spec.rule.Subject.OPERATION;
import static org.ptck.spec.rule.Subject.SCENARIO;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.StaleConflict;
import org.ptck.spec.fact.view.StaleTranslation;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Clause;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;

/** TLB: stale translations. */
final class TranslationRules {

  static final Rule TLB_1 =
      new Rule(
          "TLB-1",
          "F08; Linux v6.12 mm/mmu_gather.c tlb_finish_mmu(); Linux 2026 mm/rmap.c"
              + " set_tlb_ubc_flush_pending()",
          Strength.MUST,
          Set.of(),
          "Flush before returning: the whole range, every CPU that runs the space, all levels where"
              + " a table was unlinked.",
          List.of(
              Clause.of(
                  "When an operation returns, nothing it removed or narrowed is usable on any CPU. An"
                      + " old translation that allows no more than the present entry is harmless."
                      + " Paths to non-empty tables count.",
                  new Check.State(
                      OPERATION,
                      OPERATION_END,
                      (view, actor) -> view.narrowedBy((int) actor) > 0,
                      (view, actor) -> view.usableStale((int) actor) == null,
                      TranslationRules::stale)
                      .reading(TRANSLATIONS)),
              Clause.of(
                  "Style DEFERRED_FLUSH: what it hands on to a queue is flushed before an operation"
                      + " returns that relies on it,",
                  new Check.State(
                      OPERATION,
                      OPERATION_END,
                      // What somebody is in the middle of may have made it due, and he does it.
                      (view, actor) -> view.isFlushQueued()
                          && !view.isAnyOperationBeside((int) actor),
                      (view, actor) -> !DueFlushes.isAny(view),
                      (view, actor) -> DueFlushes.due(view))
                      .reading(DEBTS, FOLIOS, DATA, FILES, PINS, ENTRIES, SPACES, MAPPINGS)),
              Clause.of(
                  "before a write-back that could miss stores,",
                  new Check.Transition(
                      Set.of(STORE_BEGIN),
                      (view, change) -> view.isFlushQueued(),
                      (view, change) -> !DueFlushes.isStoredTo(view, change),
                      DueFlushes::storing)
                      .reading(DEBTS, FOLIOS)),
              Clause.of(
                  "and before the scenario ends.",
                  new Check.State(
                      SCENARIO,
                      SCENARIO_END,
                      (view, scenario) -> view.isFlushQueued(),
                      (view, scenario) -> !DueFlushes.isAnyUsable(view),
                      (view, scenario) -> DueFlushes.usable(view))
                      .reading(DEBTS))));

  static final Rule TLB_2 =
      new Rule(
          "TLB-2",
          "Linux v6.12 include/asm-generic/tlb.h",
          Strength.MUST,
          Set.of(),
          "Gather the pages, flush, and only then drop the references.",
          List.of(
              Clause.of(
                  "A page is not freed while an old translation to it is usable on any CPU,",
                  new Check.Transition(
                      Set.of(FOLIO_FREE),
                      (view, change) -> true,
                      (view, change) -> !isReachableStale(view, change),
                      (view, change) -> List.of(
                          Detail.of("folio", change.subject()),
                          new Detail("freed while", "a CPU can still reach it by its TLB")))
                      .reading(FOLIOS, TRANSLATIONS)),
              Clause.notYet(
                  "nor reused or given away without being freed.",
                  "only the free is looked at")));

  static final Rule TLB_3 =
      new Rule(
          "TLB-3",
          "Where the architecture asks for break-before-make, no CPU can use two translations of"
              + " different size (or contiguous bit) for one address, nor of different target, over"
              + " the whole span of a leaf and through paths still in walk caches. (Elsewhere the old"
              + " one is gone before what it leads to is given away: TLB-2.)",
          "Arm ARM D8.17.1; Linux v6.12 arch/arm64/mm/contpte.c contpte_convert()",
          Strength.MUST,
          Set.of(Capability.BREAK_BEFORE_MAKE),
          "Break before make: clear the entry, invalidate, and only then store the new one.",
          List.of(
              new Check.Transition(
                  Set.of(ENTRY_WRITE),
                  TranslationRules::isFilled,
                  (view, change) -> firstConflict(view, change, Duties::isForbidden) == null,
                  (view, change) -> conflict(view, change, Duties::isForbidden))
                  .reading(DATA, TABLES, ENTRIES, TRANSLATIONS)));

  static final Rule TLB_9 =
      new Rule(
          "TLB-9",
          "Where nobody asks for break-before-make, in place or by an entry that was cleared and not"
              + " yet invalidated: no CPU can use two translations of different size, contiguous bit"
              + " or target for one address. Until the old one is invalidated either may be used, by"
              + " each CPU another.",
          "PTCK The kit's own rules; Intel SDM 5.10.4.2; Linux v6.12 mm/memory.c wp_page_copy()",
          Strength.ADVICE,
          Set.of(),
          "Legal, but three threads can see it: one stores to the new page, tells a second, which"
              + " still reads the old one. Clear, invalidate, and only then store the new entry.",
          List.of(
              new Check.Transition(
                  Set.of(ENTRY_WRITE),
                  TranslationRules::isFilled,
                  (view, change) -> firstConflict(view, change, Duties::isPermitted) == null,
                  (view, change) -> conflict(view, change, Duties::isPermitted))
                  .reading(DATA, TABLES, ENTRIES, TRANSLATIONS)));

  static final Rule TLB_5 =
      new Rule(
          "TLB-5",
          "A CPU does not load an address space under an id while translations of another owner of"
              + " that id are left on it.",
          "Linux 2026 arch/arm64/mm/context.c check_and_switch_context()",
          Strength.MUST,
          Set.of(),
          "Before an id gets a new owner, invalidate it on every CPU, or on each CPU before that CPU"
              + " loads it again. A CPU that still has the old owner loaded fills again: unload,"
              + " invalidate, load.",
          List.of(
              new Check.Transition(
                  Set.of(LOAD),
                  (view, change) -> true,
                  (view, change) -> !change.isLoadedOverOtherOwner(),
                  TranslationRules::load)
                  .reading(TRANSLATIONS)));

  static final Rule TLB_6 =
      new Rule(
          "TLB-6",
          "Linux 2026 arch/x86/mm/tlb.c switch_mm_irqs_off()",
          Strength.MUST,
          Set.of(),
          "A CPU that is left out of a flush must be told: compare generations at load.",
          List.of(
              Clause.of(
                  "Loading an address space, or leaving lazy, with flushes skipped on this CPU"
                      + " invalidates first;",
                  new Check.Transition(
                      Set.of(LOAD),
                      (view, change) -> change.isLoadedAgain(),
                      (view, change) -> !view.staleLeftOn((int) change.subject())
                          && (view.isAnyOperationBeside(change.actor())
                              || !DueFlushes.isAnyOn(view, change.subject())),
                      TranslationRules::loadAgain)
                      .reading(
                          TRANSLATIONS,
                          DEBTS,
                          FOLIOS,
                          DATA,
                          FILES,
                          PINS,
                          ENTRIES,
                          SPACES,
                          MAPPINGS)),
              Clause.notYet(
                  "so does returning to user code.",
                  "a CPU that is not lazy is taken to run it")));

  private TranslationRules() {}

  private static boolean isReachableStale(MachineView view, Change change) {
    long folio = change.subject();
    for (long page = folio; page < folio + (1L << view.folioOrder(folio)); page++) {
      if (view.isReachableStale(page)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the event put a leaf where there was none, or another; or a table with entries. */
  private static boolean isFilled(MachineView view, Change change) {
    EntryState was = change.was();
    EntryState is = change.is();
    return is.isLink()
        ? !change.isKept() && view.entriesUsed(is.target()) > 0
        : is.isLeaf()
            && !(change.isKept() && was.isContiguous() == is.isContiguous());
  }

  /** An old translation that is left and differs in what a manual forbids, or permits. */
  private static @Nullable StaleConflict firstConflict(
      MachineView view, Change change, BiPredicate<MachineView, StaleConflict> counts) {
    List<StaleConflict> conflicts = view.staleConflicts(change.subject());
    for (int n = 0; n < conflicts.size(); n++) {
      if (counts.test(view, conflicts.get(n))) {
        return conflicts.get(n);
      }
    }
    return null;
  }

  private static List<Detail> conflict(
      MachineView view, Change change, BiPredicate<MachineView, StaleConflict> counts) {
    List<Detail> details = new ArrayList<>();
    details.add(Detail.address("entry", change.subject()));
    details.add(Detail.address("word before", change.before()));
    details.add(Detail.address("word stored", change.after()));
    StaleConflict old = firstConflict(view, change, counts);
    if (old != null) {
      String source = Duties.isForbidden(view, old) ? "asked by" : "permitted by";
      details.add(new Detail("while", "a CPU can still use another translation"));
      details.add(Detail.address("address", old.address()));
      details.add(Detail.of("old one leads to page", old.page()));
      details.add(new Detail("differs in", Duties.named(old.changes())));
      details.add(new Detail(source, Duties.sources(view, old.changes())));
      details.add(Detail.address("usable on CPUs (mask)", old.cpuMask()));
    }
    return details;
  }

  private static List<Detail> stale(MachineView view, long actor) {
    StaleTranslation stale = view.usableStale((int) actor);
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

  private static List<Detail> loadAgain(MachineView view, Change change) {
    List<Detail> details = new ArrayList<>(load(view, change));
    details.addAll(DueFlushes.dueOn(view, change.subject()));
    return List.copyOf(details);
  }

  private static List<Detail> load(MachineView view, Change change) {
    return List.of(
        Detail.of("cpu", change.subject()),
        Detail.of("space", change.after()),
        Detail.of("id", change.detail()));
  }
}
