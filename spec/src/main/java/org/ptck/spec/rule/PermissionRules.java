package org.ptck.spec.rule;

import static org.ptck.spec.fact.Capability.EXCLUSIVE_MARKS;
import static org.ptck.spec.rule.Moment.QUIESCENT;
import static org.ptck.spec.rule.Subject.ENTRY;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.TableState;

/** PRM: what entries permit. */
final class PermissionRules {

  static final Rule PRM_1 =
      new Rule(
          "PRM-1",
          "An entry that hardware may write through lies in a mapping that permits writing; a"
              + " private anonymous page under it is exclusive. (Not: writable implies dirty.)",
          "kernel-semantics I-PERM, 3.5",
          Strength.MUST,
          Set.of(),
          "Write-protect both sides at fork; decide reuse of a page at the write fault, under the"
              + " lock, from what is true then.",
          List.of(
              new Check.State(
                  ENTRY,
                  QUIESCENT,
                  PermissionRules::isWritableLeaf,
                  (view, entry) -> isMappedWritable(view, entry) && isExclusive(view, entry),
                  PermissionRules::entry)));

  private PermissionRules() {}

  private static boolean isWritableLeaf(MachineView view, long entry) {
    Architecture architecture = view.geometry().architecture();
    long table = view.tableOf(entry);
    long word = view.entryWord(entry);
    return architecture.isLeaf(view.tableLevel(table), word)
        && architecture.isWritable(word)
        && view.tableState(table) == TableState.LINKED;
  }

  private static boolean isMappedWritable(MachineView view, long entry) {
    return view.atEveryPosition(
        entry,
        (space, address) -> (view.mappingState(space, address) & MappingState.WRITE) != 0);
  }

  private static boolean isExclusive(MachineView view, long entry) {
    int page = page(view, entry);
    return view.entriesMapping(page) == 1
        && (!view.declares(EXCLUSIVE_MARKS) || view.isExclusive(page));
  }

  private static int page(MachineView view, long entry) {
    long physical = view.geometry().architecture().physicalAddress(view.entryWord(entry));
    return (int) (physical >>> view.geometry().pageShift());
  }

  private static List<Detail> entry(MachineView view, long entry) {
    int page = page(view, entry);
    return List.of(
        Detail.address("entry", entry),
        Detail.address("word", view.entryWord(entry)),
        Detail.of("page", page),
        new Detail("mapping permits writing", Boolean.toString(isMappedWritable(view, entry))),
        Detail.of("entries that map the page", view.entriesMapping(page)),
        new Detail("exclusive mark", Boolean.toString(view.isExclusive(page))));
  }
}
