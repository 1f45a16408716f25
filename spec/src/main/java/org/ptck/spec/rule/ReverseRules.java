package org.ptck.spec.rule;

import static org.ptck.spec.fact.Capability.REVERSE_MAP;
import static org.ptck.spec.rule.Moment.QUIESCENT;
import static org.ptck.spec.rule.Subject.ENTRY;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.TableState;

/** RMP: finding the entries of a page. */
final class ReverseRules {

  static final Rule RMP_1 =
      new Rule(
          "RMP-1",
          "Every entry that maps a page of the page cache for user code is found by the reverse"
              + " mapping of its file; a mapping leaves the reverse mapping only with no entry left. (Anonymous"
              + " pages follow with reclaim.)",
          "kernel-semantics I-RMAP",
          Strength.MUST,
          Set.of(REVERSE_MAP),
          "Add the link before the first entry can appear, remove it after the last one is gone; a"
              + " move needs the link of its target before it fills it.",
          List.of(
              new Check.State(
                  ENTRY,
                  QUIESCENT,
                  ReverseRules::mapsCachedPage,
                  ReverseRules::isFound,
                  ReverseRules::entry)));

  private ReverseRules() {}

  private static boolean mapsCachedPage(MachineView view, long entry) {
    Architecture architecture = view.geometry().architecture();
    long table = view.tableOf(entry);
    return architecture.isLeaf(view.tableLevel(table), view.entryWord(entry))
        && view.isCached((int) pageOf(view, entry))
        && view.userAccess(entry, view.entryWord(entry)).isAny()
        && view.tableState(table) == TableState.LINKED;
  }

  private static boolean isFound(MachineView view, long entry) {
    int shift = view.geometry().pageShift();
    long first = pageOf(view, entry);
    long count = view.geometry().spanBytes(view.tableLevel(view.tableOf(entry))) >>> shift;
    return view.atEveryPosition(
        entry,
        (space, address) -> {
          for (long n = 0; n < count; n++) {
            int page = (int) (first + n);
            if (view.isCached(page)
                && !view.isReverseMapped(
                    view.fileOf(page), view.fileIndexOf(page), space, address + (n << shift))) {
              return false;
            }
          }
          return true;
        });
  }

  private static long pageOf(MachineView view, long entry) {
    long address = view.geometry().architecture().target(view.entryWord(entry), entry);
    return address >>> view.geometry().pageShift();
  }

  private static List<Detail> entry(MachineView view, long entry) {
    int page = (int) pageOf(view, entry);
    return List.of(
        Detail.address("entry", entry),
        Detail.of("maps page", page),
        Detail.of("of file", view.fileOf(page)),
        Detail.of("page of the file", view.fileIndexOf(page)),
        new Detail("the reverse mapping", "does not lead here"));
  }
}
