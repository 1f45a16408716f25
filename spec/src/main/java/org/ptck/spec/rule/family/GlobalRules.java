package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.EventKind.LOAD;
import static org.ptck.spec.fact.view.FactGroup.ENTRIES;
import static org.ptck.spec.fact.view.FactGroup.TABLES;
import static org.ptck.spec.fact.view.FactGroup.TRANSLATIONS;
import static org.ptck.spec.rule.Moment.QUIESCENT;
import static org.ptck.spec.rule.Subject.ENTRY;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.StaleTranslation;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;

/** TLB: translations marked global, which no id keeps to one space. */
final class GlobalRules {

  private static final String NOT_GLOBAL =
      "Mark leaves of user code as not global (nG set on arm64, G clear on x86 and RISC-V), or"
          + " invalidate everything, global translations included, at every switch of spaces:"
          + " an invalidation by id leaves them.";

  static final Rule TLB_7 =
      new Rule(
          "TLB-7",
          "A CPU takes up an address space only when no translation of user code of another one is"
              + " left on it that is marked global and that the space does not have itself. Such a"
              + " translation is usable in every space until something invalidates it that reaches"
              + " global ones. (Translations that let no user code pass, such as a kernel's own, are"
              + " left in peace.)",
          "Arm ARM D8, bit nG; Intel SDM 5.10.2.4, 5.10.4.1; AMD APM global pages; RISC-V"
              + " privileged SFENCE.VMA",
          Strength.MUST,
          Set.of(),
          NOT_GLOBAL,
          List.of(
              new Check.Transition(
                  Set.of(LOAD),
                  (view, change) -> true,
                  (view, change) -> view.globalLeftOn((int) change.subject()) == null,
                  GlobalRules::left)
                  .reading(TRANSLATIONS)));

  static final Rule TLB_10 =
      new Rule(
          "TLB-10",
          "No leaf that lets user code pass is marked global, though every switch of spaces may"
              + " invalidate what it leaves in TLBs.",
          "PTCK The kit's own rules",
          Strength.ADVICE,
          Set.of(),
          NOT_GLOBAL,
          List.of(
              new Check.State(
                  ENTRY,
                  QUIESCENT,
                  GlobalRules::isLeafForUsers,
                  (view, entry) -> !architecture(view).isGlobal(view.entryWord(entry)),
                  (view, entry) -> List.of(
                      Detail.address("entry", entry),
                      Detail.address("word", view.entryWord(entry)),
                      new Detail("marked", "global, and user code may use it")))
                  .reading(TABLES, ENTRIES)));

  private GlobalRules() {}

  private static boolean isLeafForUsers(MachineView view, long entry) {
    long word = view.entryWord(entry);
    return architecture(view).isLeaf(view.tableLevel(view.tableOf(entry)), word)
        && view.userAccess(entry, word).isAny();
  }

  private static Architecture architecture(MachineView view) {
    return view.geometry().architecture();
  }

  private static List<Detail> left(MachineView view, Change change) {
    StaleTranslation left = view.globalLeftOn((int) change.subject());
    return left == null
        ? List.of()
        : List.of(
            Detail.of("cpu", change.subject()),
            Detail.of("space taken up", change.after()),
            Detail.of("left of space", left.space()),
            Detail.address("address", left.address()),
            Detail.of("leads to page", left.page()),
            new Detail("lets stores pass", Boolean.toString(left.stores())),
            new Detail("marked", "global: an invalidation by id does not reach it"));
  }
}
