package org.ptck.conformance.gallery;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ptck.contpte.ElidedInvalidation;
import org.ptck.reference.entries.PlainEntries;
import org.ptck.reference.style.Style;
import org.ptck.spec.arch.LiveChange;

/** Correct ways of doing things that a naive rule would condemn. */
final class LegalStyles {

  static final List<Variant> ALL =
      List.of(
          Variant.legal(
              "flush-ran",
              "flush only the CPUs that ran the space",
              "Linux 2026 arch/x86/mm/tlb.c should_flush_tlb()",
              Set.of(Style.FLUSH_RAN)),
          Variant.legal(
              "skip-idle",
              "leaf flushes skip lazy CPUs and those with another space, which catch up at load",
              "Linux 2026 arch/x86/mm/tlb.c should_flush_tlb(), switch_mm_irqs_off()",
              Set.of(Style.SKIP_IDLE)),
          Variant.legal(
              "rolling-ids",
              "ids in generations, with a local flush at rollover",
              "Linux 2026 arch/arm64/mm/context.c check_and_switch_context()",
              Set.of(Style.ROLLING_IDS)),
          Variant.legal(
              "retire-at-exit",
              "exit retires the id instead of flushing",
              "Linux 2026 arch/arm64/include/asm/tlb.h tlb_flush()",
              Set.of(Style.RETIRE_AT_EXIT)),
          Variant.legal(
              "entries-left",
              "entries of a dead space are left in place",
              "the kit's own",
              Set.of(Style.ENTRIES_LEFT)),
          Variant.legal(
              "plain-clear",
              "entries of a dead space are cleared without atomics",
              "Linux 2026 arch/x86/include/asm/pgtable.h ptep_get_and_clear_full()",
              Set.of(Style.PLAIN_CLEAR)),
          Variant.legal(
              "exit-pause",
              "exit holds no lock for a while although references are owed",
              "Linux 2026 mm/mmap.c exit_mmap()",
              Set.of(Style.EXIT_PAUSE)),
          Variant.legal(
              "late-rmap",
              "mapcounts are corrected after the flush",
              "Linux 2026 mm/mmu_gather.c tlb_flush_rmaps()",
              Set.of(Style.LATE_RMAP)),
          Variant.legal(
              "unlocked-link",
              "links of empty tables are cleared without the table lock in a closed range",
              "Linux 2026 mm/memory.c free_pgtables()",
              Set.of(Style.UNLOCKED_LINK)),
          Variant.legal(
              "try-lock",
              "a lock is tried for against the order",
              "Linux 2026 mm/memory.c zap_empty_pte_table()",
              Set.of(Style.TRY_LOCK)),
          Variant.legal(
              "zero-page",
              "loads of untouched anonymous memory map one page of zeroes",
              "Linux v6.12 mm/memory.c do_anonymous_page()",
              Set.of(Style.ZERO_PAGE)),
          Variant.legal(
              "drop-anon-dirty",
              "dirty state of dying anonymous pages is dropped",
              "Linux 2026 mm/memory.c zap_present_folio_ptes()",
              Set.of(Style.DROP_ANON_DIRTY)),
          Variant.legal(
              "sync-in-hand",
              "write-back holds dirty state in hand under the folio lock",
              "Linux 2026 mm/page-writeback.c folio_clear_dirty_for_io()",
              Set.of(Style.SYNC_IN_HAND)),
          Variant.legal(
              "sync-cleared",
              "write-back clears entries, flushes them, and stores them again clean",
              "Linux 2026 mm/rmap.c page_vma_mkclean_one()",
              Set.of(Style.SYNC_CLEARED)),
          Variant.legal(
              "copy-in-place",
              "copy-on-write stores the new entry over the old one and flushes before it gives the"
                  + " page back, where the architecture permits that",
              "Intel SDM 3A 5.10.4.2; RISC-V privileged, SFENCE.VMA",
              Set.of(Style.COPY_IN_PLACE)),
          Variant.legal(
              "held-copy",
              "the kernel stores for user code to a page that it holds a reference to, under no lock"
                  + " of a table, and marks the folio afterwards",
              "access_remote_vm; set_page_dirty_lock after copy_to_user_page",
              Set.of(Style.HELD_COPY)),
          Variant.legal(
              "stored-copy",
              "copy-on-write for a store by the kernel stores before it maps the copy",
              "the kit's own; what a copyout does that breaks copy-on-write by itself",
              Set.of(Style.STORED_COPY)),
          Variant.legalEntries(
              "ap-alone",
              "write permission is AP[2] alone, on CPUs with hardware dirty state and without:"
                  + " what may be written is dirty from the start (arm64)",
              "Arm ARM DDI 0487, D8.4; every system but Linux",
              new EntriesChange(
                  "plain",
                  EntriesBugs::isArm64,
                  (geometry, hardware) -> new PlainEntries(
                      geometry,
                      new AccessPermissionAlone(geometry.architecture(), hardware)))),
          Variant.legalEntries(
              "elided-invalidation",
              "blocks are folded and unfolded without invalidating in between, on CPUs that permit"
                  + " it (arm64 with FEAT_BBM at level 2; Svnapot)",
              "Arm ARM DDI 0487 D8.17.2 R_KHRBC; contpte_convert under BBML2_NOABORT, 2025",
              EntriesChange.contpte(
                  geometry -> !geometry.architecture()
                      .duty(LiveChange.CONTIGUOUS)
                      .isBreakBeforeMake(),
                  parts -> parts.withConversion(new ElidedInvalidation()))),
          Variant.legal(
              "all-legal",
              "all legal styles at once; entries of a dead space left in place",
              "the kit's own",
              EnumSet.complementOf(EnumSet.of(Style.PLAIN_CLEAR, Style.STORED_COPY))),
          Variant.legal(
              "all-legal-cleared",
              "all legal styles at once; entries of a dead space cleared without atomics",
              "the kit's own",
              EnumSet.complementOf(
                  EnumSet.of(Style.ENTRIES_LEFT, Style.HELD_COPY, Style.SYNC_CLEARED))));

  private LegalStyles() {}
}
