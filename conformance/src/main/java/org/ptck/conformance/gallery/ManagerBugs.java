package org.ptck.conformance.gallery;

import java.util.List;
import java.util.Set;

/** Bugs of memory managers, each one changed part of the reference. */
final class ManagerBugs {

  static final List<Variant> ALL =
      List.of(
          Variant.bug(
              "B76",
              "fork counts mappings before references",
              "review of \"Batch-copy PTE ranges during fork()\" v2, 2023",
              Set.of("REF-1"),
              parts -> parts.withForkCounts(RmapBeforeReference::new)),
          Variant.bug(
              "B34",
              "tables are freed before walk caches are invalidated",
              "x86 tlb-fixes, 706a1ea65e, 2018",
              Set.of("TBL-1", "TBL-4", "TLB-6"),
              parts -> parts.withGatherFinish(new TablesBeforeFlush())),
          Variant.bug(
              "B22",
              "flush first, then unlink and free tables that can be cached again",
              "s390/mm,tlb, 02a8f3abb708, 2014",
              Set.of("TBL-1", "TBL-4", "TLB-6"),
              parts -> parts.withGatherFinish(new FlushBeforeUnlink())),
          Variant.bug(
              "X01",
              "unmap returns before its flush",
              "like mremap, eb66ae030829, 2018",
              Set.of("TLB-1", "TLB-2", "TLB-6"),
              parts -> parts.withFlusher(PostponedFlush::new)),
          Variant.bug(
              "X02",
              "protect does not flush",
              "the kit's own",
              Set.of("TLB-1", "TLB-6"),
              parts -> parts.withFlusher(UnflushedProtect::new)),
          Variant.bug(
              "X03",
              "leaf-only invalidation where a table goes",
              "the kit's own; like huge_pmd_unshare, a4a118f2eead, 2021",
              Set.of("TBL-1", "TBL-4", "TLB-6"),
              parts -> parts.withFlusher(LeafOnlyFlush::new)),
          Variant.bug(
              "X04",
              "a large folio is freed once for each of its pages",
              "the kit's own",
              Set.of("REF-4"),
              parts -> parts.withFolioReferences(FreePerPage::new)),
          Variant.bug(
              "X05",
              "copy-on-write decided by what was true when the page was mapped",
              "the kit's own; like CVE-2020-29374 (B68)",
              Set.of("PRM-1", "SEM-2", "SEM-3"),
              parts -> parts.withPageReuse(RememberedOwner::new)),
          Variant.bug(
              "X07",
              "write-back clears dirty before it takes the data",
              "the kit's own; the opposite of folio_clear_dirty_for_io",
              Set.of("DTY-1"),
              parts -> parts.withWriteBack(UnlockedWriteBack::new)),
          Variant.bug(
              "X10",
              "write-back takes the data before it clears dirty",
              "the kit's own; like 1cf35d47712d, 2014",
              Set.of("DTY-1"),
              parts -> parts.withWriteBack(DataBeforeDirty::new)),
          Variant.bug(
              "X11",
              "move does not flush",
              "the kit's own; like mremap, CVE-2018-18281",
              Set.of("TLB-1", "TLB-2", "TLB-3", "TLB-6"),
              parts -> parts.withFlusher(UnflushedMove::new)),
          Variant.bug(
              "X12",
              "dirty state of file pages goes with the entries that said so",
              "the kit's own; what is legal for anonymous pages only",
              Set.of("DTY-1"),
              parts -> parts.withDirtyCarry((_, _) -> (_, _, _) -> {})),
          Variant.bug(
              "X26",
              "copyout stores to the page that loads see, shared or not",
              "the kit's own; what Dirty COW did, CVE-2016-5195",
              Set.of("SEM-1", "SEM-2", "DTY-1"),
              parts -> parts.withUserCopy(SharedPageStore::new)),
          Variant.bug(
              "X27",
              "copyout asks whether something is mapped, not whether it may be written",
              "the kit's own; teaching kernels that look at the valid bit alone",
              Set.of("SEM-5"),
              parts -> parts.withUserCopy(UnaskedPermission::new)),
          Variant.bug(
              "B68",
              "a page is pinned while others share it",
              "gup: COW can break either way, 17839856fd58, CVE-2020-29374",
              Set.of("SEM-1", "SEM-2", "SEM-3"),
              parts -> parts.withPinTarget((_, _) -> (_, _, _, _) -> true)),
          Variant.bug(
              "B71",
              "fork shares pages that a device has pinned",
              "mm/thp: Split huge pmds/puds if they're pinned when fork(), d042035eaf5f, 2020",
              Set.of("SEM-3"),
              parts -> parts.withForkPinned(_ -> _ -> false)));

  private ManagerBugs() {}
}
