package org.ptck.spec.rule;

import static org.ptck.spec.fact.Capability.EXCLUSIVE_MARKS;
import static org.ptck.spec.fact.Capability.WRITE_NOTIFY;
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
              + " private page under it is exclusive; a page of the page cache is under it only where"
              + " stores go to the file, and with WRITE_NOTIFY only once the entry is dirty; a"
              + " reserved page never. (Not: writable implies dirty.)",
          "kernel-semantics I-PERM, 3.5",
          Strength.MUST,
          Set.of(),
          "Write-protect both sides at fork; decide reuse of a page at the write fault, under the"
              + " lock, from what is true then; map a private file page for reading until it is"
              + " copied.",
          List.of(
              new Check.State(
                  ENTRY,
                  QUIESCENT,
                  PermissionRules::isWritableLeaf,
                  PermissionRules::isPermitted,
                  PermissionRules::entry),
              // About the page, not the entry: a second mapping or the loss of the mark concerns
              // entries that nobody touched.
              new Check.State(
                  PAGE,
                  QUIESCENT,
                  (view, page) -> view.writableEntriesMapping((int) page) > 0
                      && !view.isCached((int) page),
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

  private static boolean isPermitted(MachineView view, long entry) {
    boolean cached = view.isCached(pageOf(view, entry));
    int needed = cached ? MappingState.WRITE | MappingState.SHARED : MappingState.WRITE;
    return !(cached && lacksNotification(view, entry))
        && view.atEveryPosition(
            entry,
            (space, address) -> (view.mappingState(space, address) & needed) == needed);
  }

  private static boolean lacksNotification(MachineView view, long entry) {
    return view.declares(WRITE_NOTIFY)
        && !view.geometry().architecture().isDirty(view.entryWord(entry));
  }

  private static int pageOf(MachineView view, long entry) {
    long address = view.geometry().architecture().target(view.entryWord(entry), entry);
    return (int) (address >>> view.geometry().pageShift());
  }

  private static boolean isExclusive(MachineView view, long page) {
    return !view.isReserved((int) page)
        && view.entriesMapping((int) page) == 1
        && (!view.declares(EXCLUSIVE_MARKS) || view.isExclusive((int) page));
  }

  private static List<Detail> entry(MachineView view, long entry) {
    return List.of(
        Detail.address("entry", entry),
        Detail.address("word", view.entryWord(entry)),
        Detail.of("page", pageOf(view, entry)),
        new Detail("in the page cache", Boolean.toString(view.isCached(pageOf(view, entry)))),
        new Detail("writing through it", "is not permitted here, or not yet"));
  }

  private static List<Detail> page(MachineView view, long page) {
    return List.of(
        Detail.of("page", page),
        Detail.of("entries that map it", view.entriesMapping((int) page)),
        Detail.of("entries that permit writing", view.writableEntriesMapping((int) page)),
        new Detail("reserved", Boolean.toString(view.isReserved((int) page))),
        new Detail("exclusive mark", Boolean.toString(view.isExclusive((int) page))));
  }
}
