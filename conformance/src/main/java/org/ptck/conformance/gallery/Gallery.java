package org.ptck.conformance.gallery;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ptck.conformance.run.Implementation;
import org.ptck.reference.Parts;
import org.ptck.reference.style.Style;
import org.ptck.spec.plugin.EntryOperationsProvider;

/** All variants of the reference manager, by id. */
public final class Gallery {

  private static final List<Variant> ALL =
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
              parts -> parts.withPageReuse(RememberedOwner::new)),
          Variant.legal(
              "flush-ran",
              "flush only the CPUs that ran the space",
              "kernel-semantics 12",
              Set.of(Style.FLUSH_RAN)),
          Variant.legal(
              "skip-idle",
              "leaf flushes skip lazy CPUs and those with another space, which catch up at load",
              "should_flush_tlb, switch_mm_irqs_off; kernel-semantics 12",
              Set.of(Style.SKIP_IDLE)),
          Variant.legal(
              "rolling-ids",
              "ids in generations, with a local flush at rollover",
              "check_and_switch_context; kernel-semantics 12",
              Set.of(Style.ROLLING_IDS)),
          Variant.legal(
              "retire-at-exit",
              "exit retires the id instead of flushing",
              "arm64 tlb_flush of a whole mm; kernel-semantics 12",
              Set.of(Style.RETIRE_AT_EXIT)),
          Variant.legal(
              "entries-left",
              "entries of a dead space are left in place",
              "feasibility 1.3",
              Set.of(Style.ENTRIES_LEFT)),
          Variant.legal(
              "plain-clear",
              "entries of a dead space are cleared without atomics",
              "ptep_get_and_clear_full; kernel-semantics 12",
              Set.of(Style.PLAIN_CLEAR)),
          Variant.legal(
              "exit-pause",
              "exit holds no lock for a while although references are owed",
              "exit_mmap; kernel-semantics 12",
              Set.of(Style.EXIT_PAUSE)),
          Variant.legal(
              "late-rmap",
              "mapcounts are corrected after the flush",
              "tlb_flush_rmaps; kernel-semantics 12",
              Set.of(Style.LATE_RMAP)),
          Variant.legal(
              "unlocked-link",
              "links of empty tables are cleared without the table lock in a closed range",
              "free_pgtables; kernel-semantics 12",
              Set.of(Style.UNLOCKED_LINK)),
          Variant.legal(
              "try-lock",
              "a lock is tried for against the order",
              "zap_empty_pte_table; kernel-semantics 12",
              Set.of(Style.TRY_LOCK)),
          Variant.legal(
              "all-legal",
              "all legal styles at once; entries of a dead space left in place",
              "feasibility 1.3",
              EnumSet.complementOf(EnumSet.of(Style.PLAIN_CLEAR))),
          Variant.legal(
              "all-legal-cleared",
              "all legal styles at once; entries of a dead space cleared without atomics",
              "feasibility 1.3",
              EnumSet.complementOf(EnumSet.of(Style.ENTRIES_LEFT))));

  private Gallery() {}

  /** Every variant: bugs first, legal styles after them. */
  public static List<Variant> all() {
    return ALL;
  }

  /** The variant of that id; empty when there is none. */
  public static Optional<Variant> named(String id) {
    return ALL.stream().filter(variant -> variant.id().equals(id)).findFirst();
  }

  /**
   * The reference manager with all the variants in it.
   *
   * @param variants may be empty, which gives the plain reference manager
   * @param entries the entry operations beneath it
   */
  public static Implementation build(List<Variant> variants, EntryOperationsProvider entries) {
    Set<Style> styles = EnumSet.noneOf(Style.class);
    variants.forEach(variant -> styles.addAll(variant.styles()));
    Parts parts = Style.parts(styles);
    for (Variant variant : variants) {
      parts = variant.change().apply(parts);
    }
    return new Implementation(new VariantProvider(parts, Style.capabilities(styles)), entries);
  }
}
