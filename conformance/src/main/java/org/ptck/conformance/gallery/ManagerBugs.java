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
              parts -> parts.withGatherFinish(kernel -> new TablesBeforeFlush())),
          Variant.bug(
              "B22",
              "flush first, then unlink and free tables that can be cached again",
              "s390/mm,tlb, 02a8f3abb708, 2014",
              Set.of("TBL-1", "TBL-4", "TLB-6"),
              parts -> parts.withGatherFinish(kernel -> new FlushBeforeUnlink())),
          Variant.bug(
              "X01",
              "unmap returns before its flush",
              "like mremap, eb66ae030829 (B03), 2018",
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
              "the kit's own; like huge_pmd_unshare, a4a118f2eead (B29), 2021",
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
              Set.of("PRM-1", "SEM-2"),
              parts -> parts.withPageReuse(RememberedOwner::new)));

  private ManagerBugs() {}
}
