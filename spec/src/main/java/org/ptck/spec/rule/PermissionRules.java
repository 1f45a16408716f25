package org.ptck.spec.rule;

import static org.ptck.spec.fact.Capability.EXCLUSIVE_MARKS;
import static org.ptck.spec.rule.Moment.QUIESCENT;
import static org.ptck.spec.rule.Subject.ENTRY;
import static org.ptck.spec.rule.Subject.PAGE;

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
                  PermissionRules::isMappedWritable,
                  PermissionRules::entry),
              // About the page, not the entry: a second mapping or the loss of the mark concerns
              // entries that nobody touched.
              new Check.State(
                  PAGE,
                  QUIESCENT,
                  (view, page) -> view.writableEntriesMapping((int) page) > 0,
                  PermissionRules::isExclusive,
                  PermissionRules::page)));

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

  private static boolean isExclusive(MachineView view, long page) {
    return view.entriesMapping((int) page) == 1
        && (!view.declares(EXCLUSIVE_MARKS) || view.isExclusive((int) page));
  }

  private static List<Detail> entry(MachineView view, long entry) {
    return List.of(
        Detail.address("entry", entry),
        Detail.address("word", view.entryWord(entry)),
        new Detail("mapping permits writing", "false"));
  }

  private static List<Detail> page(MachineView view, long page) {
    return List.of(
        Detail.of("page", page),
        Detail.of("entries that map it", view.entriesMapping((int) page)),
        Detail.of("entries that permit writing", view.writableEntriesMapping((int) page)),
        new Detail("exclusive mark", Boolean.toString(view.isExclusive((int) page))));
  }
}
