package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.Capability.EXCLUSIVE_MARKS;
import static org.ptck.spec.fact.Capability.EXECUTE_PERMISSION;
import static org.ptck.spec.fact.Capability.WRITE_NOTIFY;
import static org.ptck.spec.fact.view.FactGroup.ENTRIES;
import static org.ptck.spec.fact.view.FactGroup.FILES;
import static org.ptck.spec.fact.view.FactGroup.FOLIOS;
import static org.ptck.spec.fact.view.FactGroup.MAPPINGS;
import static org.ptck.spec.fact.view.FactGroup.TABLES;
import static org.ptck.spec.rule.Moment.QUIESCENT;
import static org.ptck.spec.rule.Subject.ENTRY;
import static org.ptck.spec.rule.Subject.PAGE;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;

/** PRM: what walks permit. */
final class PermissionRules {

  static final Rule PRM_1 =
      new Rule(
          "PRM-1",
          "What user code may write through the whole walk, links included, lies in a mapping that"
              + " permits writing, every page of a large leaf; a private page under it is exclusive; a"
              + " page of the page cache is under it only where stores go to the file, and with"
              + " WRITE_NOTIFY only while an entry or the folio says dirty; a reserved page never."
              + " (Not: writable implies dirty.)",
          "Linux v6.12 mm/mprotect.c can_change_pte_writable()",
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
                  PermissionRules::entry)
                  .reading(FILES, TABLES, ENTRIES, MAPPINGS),
              // About the page, not the entry: a second mapping or the loss of the mark concerns
              // entries that nobody touched.
              new Check.State(
                  PAGE,
                  QUIESCENT,
                  (view, page) -> view.writableEntriesMapping(page) > 0
                      && !view.isCached(page),
                  PermissionRules::isExclusive,
                  PermissionRules::page)
                  .reading(FOLIOS, FILES, ENTRIES),
              new Check.State(
                  PAGE,
                  QUIESCENT,
                  (view, page) -> view.declares(WRITE_NOTIFY)
                      && view.isCached(page)
                      && view.writableEntriesMapping(page) > 0,
                  (view, page) -> DirtyRules.isToldDirty(view, page)
                      || view.isInHand(view.folioOf(page)),
                  PermissionRules::page)
                  .reading(FOLIOS, FILES, ENTRIES)));

  static final Rule PRM_3 =
      new Rule(
          "PRM-3",
          "No leaf beyond the user range lets user code load or store. A kernel's own mappings may be"
              + " there, in tables that all spaces share (a user access through a leaf of the"
              + " supervisor's faults, wherever it is), and leaves through which user code may fetch"
              + " instructions and nothing else.",
          "Arm ARM D8.4; Intel SDM 5.6; AMD APM page protection; RISC-V privileged bit U",
          Strength.MUST,
          Set.of(),
          "Leave the user bit out of the leaves of the kernel's half, or out of a link above them.",
          List.of(
              new Check.State(
                  ENTRY,
                  QUIESCENT,
                  (view, entry) -> isLeafForUsers(view, entry),
                  (view, entry) -> !view.isOpenBeyondUserRange(entry),
                  (view, entry) -> List.of(
                      Detail.address("entry", entry),
                      Detail.address("word", view.entryWord(entry)),
                      Detail.address("last user address", view.geometry().addressLast()),
                      new Detail("beyond it user code may", mayDo(view, entry))))
                  .reading(TABLES, ENTRIES)));

  static final Rule PRM_4 =
      new Rule(
          "PRM-4",
          "No entry lets user code execute what the mapping forbids: where instructions may be fetched"
              + " through a whole walk, links included, the mapping permits execution, on every page of"
              + " a large leaf.",
          "Arm ARM D8.4, UXN; Intel SDM 5.6, XD; AMD APM page protection, NX; RISC-V"
              + " privileged bit X",
          Strength.MUST,
          Set.of(EXECUTE_PERMISSION),
          "Make each leaf of what the mapping permits; change the leaves that stand when that changes;"
              + " on arm64 and x86 execution is forbidden by a bit that has to be set.",
          List.of(
              new Check.State(
                  ENTRY,
                  QUIESCENT,
                  PermissionRules::isExecutableLeaf,
                  PermissionRules::isExecutionPermitted,
                  (view, entry) -> List.of(
                      Detail.address("entry", entry),
                      Detail.address("word", view.entryWord(entry)),
                      Detail.of("page", pageOf(view, entry)),
                      new Detail("fetching through it", "is not permitted here, or not yet")))
                  .reading(TABLES, ENTRIES, MAPPINGS)));

  private PermissionRules() {}

  /** Whether the leaf, and its table wherever it is linked, may let user code pass. */
  private static boolean isLeafForUsers(MachineView view, long entry) {
    Architecture architecture = view.geometry().architecture();
    long table = view.tableOf(entry);
    long word = view.entryWord(entry);
    return architecture.isLeaf(view.tableLevel(table), word)
        && architecture.leafAccess(word).isAny()
        && view.tableState(table) == TableState.LINKED;
  }

  /** Whether fetches may pass through the leaf, and its table is linked for users. */
  private static boolean isExecutableLeaf(MachineView view, long entry) {
    Architecture architecture = view.geometry().architecture();
    long table = view.tableOf(entry);
    long word = view.entryWord(entry);
    return architecture.isLeaf(view.tableLevel(table), word)
        && architecture.isExecutable(word)
        && view.tableState(table) == TableState.LINKED
        && !view.isKernelEntry(entry);
  }

  /** Whether each page of the leaf may be executed, at every place where a walk lets it. */
  private static boolean isExecutionPermitted(MachineView view, long entry) {
    long span = view.geometry().spanBytes(view.tableLevel(view.tableOf(entry)));
    return view.atEveryExecutablePosition(
        entry,
        (space, address) -> view.isMappedThroughout(
            space, address, address + span - 1, MappingState.EXECUTE));
  }

  private static boolean isWritableLeaf(MachineView view, long entry) {
    return isLeafForUsers(view, entry)
        && view.userAccess(entry, view.entryWord(entry)) == UserAccess.WRITE;
  }

  /** Whether each page of the leaf may be written, at every place where a walk lets it. */
  private static boolean isPermitted(MachineView view, long entry) {
    Geometry geometry = view.geometry();
    long span = geometry.spanBytes(view.tableLevel(view.tableOf(entry)));
    boolean anywhere =
        view.atEveryWritablePosition(
            entry,
            (space, address) -> view.isMappedThroughout(
                space, address, address + span - 1, MappingState.WRITE));
    if (!anywhere) {
      return false;
    }
    long first = pageOf(view, entry);
    for (long n = 0; n < span >>> geometry.pageShift(); n++) {
      if (view.isCached(first + n) && !isPermittedOnFile(view, entry, n)) {
        return false;
      }
    }
    return true;
  }

  /** Whether stores to the n-th page of the leaf go to its file. */
  private static boolean isPermittedOnFile(MachineView view, long entry, long n) {
    int needed = MappingState.WRITE | MappingState.SHARED;
    long offset = n << view.geometry().pageShift();
    return view.atEveryWritablePosition(
        entry,
        (space, address) -> (view.mappingState(space, address + offset) & needed) == needed);
  }

  private static String mayDo(MachineView view, long entry) {
    Architecture architecture = view.geometry().architecture();
    long word = view.entryWord(entry);
    String data = architecture.leafAccess(word) == UserAccess.WRITE ? "load, store" : "load";
    return architecture.isExecutable(word) ? data + ", fetch instructions" : data;
  }

  private static long pageOf(MachineView view, long entry) {
    long address = view.geometry().architecture().target(view.entryWord(entry), entry);
    return address >>> view.geometry().pageShift();
  }

  private static boolean isExclusive(MachineView view, long page) {
    return !view.isReserved(page)
        && view.entriesMapping(page) == 1
        && (!view.declares(EXCLUSIVE_MARKS) || view.isExclusive(page));
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
        Detail.of("entries that map it", view.entriesMapping(page)),
        Detail.of("entries that permit writing", view.writableEntriesMapping(page)),
        new Detail("reserved", Boolean.toString(view.isReserved(page))),
        new Detail("exclusive mark", Boolean.toString(view.isExclusive(page))));
  }
}
