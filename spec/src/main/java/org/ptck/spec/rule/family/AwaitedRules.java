package org.ptck.spec.rule.family;

import java.util.List;
import org.ptck.spec.rule.AwaitedRule;

/** What the kit does not look at yet, so that nobody takes silence for proof. */
final class AwaitedRules {

  private static final String FOLIOS = "large folios and huge leaves of the bundled managers";
  private static final String INTERLEAVING = "operations side by side";
  private static final String TABLE_LIFE = "strategies of freeing empty tables";
  private static final String SWAP = "swap, reclaim and migration";
  private static final String SHARING = "tables shared between spaces";
  private static final String RELOCATION = "tables that move";

  static final List<AwaitedRule> ALL =
      List.of(
          new AwaitedRule(
              "REF-5",
              "Only a mapping of a whole folio that nothing can make or unmake in part is counted as"
                  + " one.",
              "R23",
              FOLIOS),
          new AwaitedRule(
              "REF-6",
              "A large folio that an unmap leaves mapped in part is queued to be split, and leaves the"
                  + " queue before it is freed.",
              "R23",
              FOLIOS),
          new AwaitedRule(
              "REF-8", "A batch takes all its references or none.",
              "R23 \"you either have all or no ptes to process\"", FOLIOS),
          new AwaitedRule(
              "REF-9",
              "A swap slot is counted once for each entry that names it, and once if it is cached; a"
                  + " migration entry names a locked folio.",
              "Linux v6.12 mm/rmap.c try_to_migrate_one()",
              SWAP),
          new AwaitedRule(
              "TBL-3",
              "A table that counts its entries and the walkers inside is freed at zero, and nobody"
                  + " enters it then.",
              "H10; H11",
              TABLE_LIFE),
          new AwaitedRule(
              "TBL-5",
              "A link becomes a leaf only by way of an empty entry whose old paths are invalidated;"
                  + " walkers still inside recheck or are waited for.",
              "H11 \"convert tables into leafs\"",
              INTERLEAVING),
          new AwaitedRule(
              "TBL-6", "Two racing installers of one table leave one, and no leak.",
              "Linux v6.12 mm/memory.c __pte_alloc()", INTERLEAVING),
          new AwaitedRule(
              "TBL-7",
              "Cleaning up on request frees every empty table within the range, and none in use.",
              "H10; H11",
              TABLE_LIFE),
          new AwaitedRule(
              "TBL-9",
              "Under lazy freeing an empty table lingers as long as declared, and a fault that comes in"
                  + " time takes it up again.",
              "H11",
              TABLE_LIFE),
          new AwaitedRule(
              "CNT-7",
              "A permitted access succeeds after a bounded number of faults for every kind of walker,"
                  + " those that look at one descriptor of a block only included.",
              "Arm ARM D8.7.1",
              INTERLEAVING),
          new AwaitedRule("TLB-4", "Flushes that nobody needed are counted (ADVICE).",
              "F08", TABLE_LIFE),
          new AwaitedRule(
              "TLB-8",
              "Where stricter or invalid translations may be cached, an access still succeeds after a"
                  + " bounded number of faults.",
              "RISC-V privileged Svvptc; Arm ARM D8.17",
              INTERLEAVING),
          new AwaitedRule(
              "LCK-1", "Each kind of path holds at least the locks that are declared for it.",
              "H10",
              INTERLEAVING),
          new AwaitedRule(
              "LCK-4",
              "What was read without the lock is read again under it before it is acted on.",
              "H10; Linux v6.12 mm/pgtable-generic.c __pte_offset_map_lock()",
              INTERLEAVING),
          new AwaitedRule(
              "LCK-5", "An entry is read and written as one word.",
              "Linux v6.12 include/linux/pgtable.h ptep_get()", INTERLEAVING),
          new AwaitedRule(
              "PRM-2", "An exclusive anonymous page is mapped by one space at most.",
              "R23", FOLIOS),
          new AwaitedRule(
              "DTY-2",
              "After cleaning has completed nobody stores through a translation without a new dirty"
                  + " mark.",
              "Linux 2026 mm/rmap.c page_vma_mkclean_one()",
              FOLIOS),
          new AwaitedRule(
              "DTY-3",
              "Reclaim and write-back drop nothing that storage does not have and nobody declared"
                  + " droppable.",
              "F08",
              FOLIOS),
          new AwaitedRule(
              "DTY-7",
              "Software's marks survive every conversion of an entry, unless the operation's contract"
                  + " says otherwise.",
              "Linux v6.12 mm/rmap.c try_to_migrate_one()",
              SWAP),
          new AwaitedRule(
              "TRK-1", "Whoever tracks writes is told of every store since his last reset.",
              "PTCK The kit's own rules", SWAP),
          new AwaitedRule(
              "SHR-1", "A shared table has as many parents as its share count says.",
              "G19", SHARING),
          new AwaitedRule(
              "SHR-2",
              "The same range mapped the same way by a second process gets the same table.",
              "G19",
              SHARING),
          new AwaitedRule(
              "SHR-3", "Unmapping one of several drops the count only; the last one tears down.",
              "G19",
              SHARING),
          new AwaitedRule(
              "SHR-4", "A change to a part by one process breaks the sharing first; the others see"
                  + " nothing.",
              "G19",
              SHARING),
          new AwaitedRule(
              "SHR-5", "A flush under a shared table reaches every process that shares it.",
              "G19",
              SHARING),
          new AwaitedRule(
              "SHR-6", "Unmapping a page through a shared table removes as many mappings as are"
                  + " counted.",
              "G19",
              SHARING),
          new AwaitedRule(
              "SHR-7", "Nothing is shared where architecture, attributes or alignment forbid it.",
              "G19",
              SHARING),
          new AwaitedRule(
              "REL-1", "A moved table is copied to its last byte, or not moved at all.",
              "F08",
              RELOCATION),
          new AwaitedRule("REL-2", "Tables move on geometries of any depth.",
              "F08", RELOCATION),
          new AwaitedRule(
              "REL-3", "What hardware marks in the old copy reaches the new one.",
              "F08", RELOCATION),
          new AwaitedRule(
              "REL-4", "The old copy is freed when nobody can reach it.",
              "F08", RELOCATION),
          new AwaitedRule(
              "REL-5", "A shared table is moved for all its parents or for none.",
              "F08", RELOCATION),
          new AwaitedRule("REL-6", "A move that is interrupted leaves the space whole.",
              "F08",
              RELOCATION),
          new AwaitedRule(
              "REL-7",
              "After a root has moved, every CPU uses the new one before the old one is freed.",
              "F08",
              RELOCATION),
          new AwaitedRule(
              "SEM-6", "Operations side by side end as if run in some order, page by page.",
              "PTCK The model",
              INTERLEAVING),
          new AwaitedRule(
              "GEO-2",
              "Every populated span has its tables, and they take the memory that the geometry"
                  + " predicts. (The arithmetic is tested.)",
              "H10; G19",
              TABLE_LIFE));

  private AwaitedRules() {}
}
