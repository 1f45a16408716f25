package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.Capability.CONTIGUOUS;
import static org.ptck.spec.fact.EventKind.ENTRY_WRITE;
import static org.ptck.spec.fact.view.FactGroup.BLOCKS;
import static org.ptck.spec.fact.view.FactGroup.DATA;
import static org.ptck.spec.fact.view.FactGroup.ENTRIES;
import static org.ptck.spec.fact.view.FactGroup.FOLIOS;
import static org.ptck.spec.fact.view.FactGroup.SPACES;
import static org.ptck.spec.fact.view.FactGroup.TABLES;
import static org.ptck.spec.fact.view.FactGroup.TRANSLATIONS;
import static org.ptck.spec.rule.Moment.QUIESCENT;
import static org.ptck.spec.rule.Subject.BLOCK;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.LiveChange;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Clause;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;
import org.ptck.spec.rule.account.PlainEntry;

/**
 * CNT: contiguous entries.
 *
 * <p>A contiguous block begins at a multiple of its length within a table, so that it is aligned in
 * the address space wherever the table is linked: no rule has to say so.
 */
final class ContiguousRules {

  static final Rule CNT_1 =
      new Rule(
          "CNT-1",
          "In each aligned block all valid entries carry the contiguous bit, or none; where the"
              + " architecture lets plain entries stand among them, CNT-2 says how.",
          "R23 \"either all-set in all 16 PTEs or all are dropped\"",
          Strength.MUST,
          Set.of(CONTIGUOUS),
          "Unfold the whole block before one of its entries is changed.",
          List.of(
              new Check.State(
                  BLOCK,
                  QUIESCENT,
                  ContiguousRules::isContiguous,
                  ContiguousRules::isAllContiguous,
                  ContiguousRules::block)
                  .reading(FOLIOS, TABLES, ENTRIES, BLOCKS)));

  static final Rule CNT_2 =
      new Rule(
          "CNT-2",
          "Arm ARM D8.7.1; Linux v6.12 arch/arm64/mm/contpte.c __contpte_try_fold()",
          Strength.MUST,
          Set.of(CONTIGUOUS),
          "Compare every entry with the first before folding, and ask for the folio of both ends.",
          List.of(
              Clause.of(
                  "A contiguous block is full, physically contiguous from an aligned page on,"
                      + " with equal attributes but for accessed and dirty,",
                  new Check.State(
                      BLOCK,
                      QUIESCENT,
                      ContiguousRules::isContiguous,
                      ContiguousRules::isUniform,
                      ContiguousRules::block)
                      .reading(FOLIOS, TABLES, ENTRIES, BLOCKS)),
              Clause.of(
                  "and within one folio.",
                  new Check.State(
                      BLOCK,
                      QUIESCENT,
                      ContiguousRules::isContiguous,
                      ContiguousRules::isOneFolio,
                      ContiguousRules::block)
                      .reading(FOLIOS, TABLES, ENTRIES, BLOCKS))));

  static final Rule CNT_3 =
      new Rule(
          "CNT-3",
          "Where the architecture asks for break-before-make and a CPU may have a leaf or the path to"
              + " a table cached, it is not replaced in place by a leaf of another target, size or"
              + " contiguous bit: the change goes through an invalid entry and an invalidation."
              + " (Whether that invalidation was made is TLB-3.)",
          "Arm ARM D8.17.1; Linux v6.12 arch/arm64/mm/mmu.c pgattr_change_is_safe()",
          Strength.MUST,
          Set.of(Capability.BREAK_BEFORE_MAKE),
          "Break before make: clear the entry, invalidate, and only then store the new one.",
          List.of(
              new Check.Transition(
                  Set.of(ENTRY_WRITE),
                  ContiguousRules::isChangedInPlace,
                  (view, change) -> !Duties.asksBreakBeforeMake(view, changes(view, change)),
                  (view, change) -> List.of(
                      Detail.address("entry", change.subject()),
                      Detail.address("word before", change.before()),
                      Detail.address("word stored", change.after()),
                      new Detail("differs in", Duties.named(changes(view, change))),
                      new Detail("asked by", Duties.sources(view, changes(view, change))),
                      new Detail("while", "a CPU may have the old entry cached")))
                  .reading(DATA, TABLES, ENTRIES, BLOCKS, SPACES, TRANSLATIONS)));

  static final Rule CNT_4 =
      new Rule(
          "CNT-4",
          "R23; Linux v6.12 arch/arm64/mm/contpte.c contpte_ptep_get()",
          Strength.MUST,
          Set.of(CONTIGUOUS),
          "Hardware may have set accessed or dirty in any entry of the block: read all of them; and"
              + " update all of them where a walker may look at one only.",
          List.of(
              Clause.of(
                  "Reading an entry gives its block's gathered accessed and dirty.",
                  new Check.Layer(
                      (view, call) -> call.isRead() && call.concernsFolded(),
                      Transparency::readsGathered)),
              Clause.of(
                  "Everything else is what plain entries would give; the contiguous bit itself"
                      + " may show, and accessed and dirty may appear on the whole block.",
                  new Check.Layer(
                      (view, call) -> call.concernsFolded(), Transparency::leavesWhatPlainWould)),
              Clause.of(
                  "Accessed and dirty that a call is to store arrive; those that it takes away are"
                      + " gone from the block, and told where the call tells.",
                  new Check.Layer(
                      (view, call) -> !call.isRead() && call.concernsFolded(),
                      Transparency::handsStateOver))));

  static final Rule CNT_5 =
      new Rule(
          "CNT-5",
          "A call that changes validity, target or permission of part of a contiguous block leaves no"
              + " contiguous bit in it.",
          "Linux v6.12 arch/arm64/mm/contpte.c __contpte_try_unfold()",
          Strength.MUST,
          Set.of(CONTIGUOUS),
          "Unfold the blocks in which the range begins and ends unless it covers them.",
          List.of(
              EachBlock.where(block -> block.wasFolded() && block.isChangedInPart())
                  .holds(block -> !block.isFolded())));

  static final Rule CNT_6 =
      new Rule(
          "CNT-6",
          "No call loses the dirty state of a contiguous block that it is not to take: what it does"
              + " not return, some entry of the block that maps the same folio still says. What it is"
              + " to take from one entry it may take from the whole block.",
          "Linux v6.12 arch/arm64/mm/contpte.c contpte_convert()",
          Strength.MUST,
          Set.of(CONTIGUOUS),
          "Clear entries atomically, and give what was gathered to every entry that is stored.",
          List.of(new Check.Layer(KeptState.DIRTY::isAtStake, KeptState.DIRTY::isKept)
              .reading(FOLIOS)));

  static final Rule CNT_8 =
      new Rule(
          "CNT-8",
          "No call loses the accessed state of a contiguous block that it is not to take.",
          "Linux v6.12 arch/arm64/mm/contpte.c contpte_convert()",
          Strength.SHOULD,
          Set.of(CONTIGUOUS),
          "As for CNT-6; what is lost makes a page look idle that is not.",
          List.of(new Check.Layer(KeptState.ACCESSED::isAtStake, KeptState.ACCESSED::isKept)
              .reading(FOLIOS)));

  static final Rule CNT_9 =
      new Rule(
          "CNT-9",
          "A contiguous block that is write-protected, or made old or clean, as a whole stays folded.",
          "Linux v6.12 arch/arm64/mm/contpte.c contpte_wrprotect_ptes()",
          Strength.SHOULD,
          Set.of(CONTIGUOUS),
          "Unfold the blocks at the two ends of a range only.",
          List.of(
              EachBlock.where(block -> block.wasFolded() && block.isNarrowedWhole())
                  .holds(block -> block.isFolded())));

  private ContiguousRules() {}

  // ---- blocks

  /** A kernel's own mappings are not looked at: they may fold what is not one folio. */
  private static boolean isContiguous(MachineView view, long block) {
    return view.contiguousEntries(block) > 0
        && view.tableState(view.tableOf(block)) == TableState.LINKED
        && isForUsers(view, block);
  }

  private static boolean isForUsers(MachineView view, long block) {
    for (int n = 0; n < run(view, block); n++) {
      long word = word(view, block, n);
      if (view.geometry().architecture().isContiguous(word)
          && view.userAccess(entry(view, block, n), word).isAny()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAllContiguous(MachineView view, long block) {
    Architecture architecture = view.geometry().architecture();
    if (architecture.mayMixContiguous()) {
      return true;
    }
    int valid = 0;
    for (int n = 0; n < run(view, block); n++) {
      valid += architecture.isValid(word(view, block, n)) ? 1 : 0;
    }
    return valid == view.contiguousEntries(block);
  }

  private static boolean isUniform(MachineView view, long block) {
    Architecture architecture = view.geometry().architecture();
    int run = run(view, block);
    long spanBytes = view.geometry().spanBytes(level(view, block));
    long first = PlainEntry.word(architecture, word(view, block, 0), block);
    if (!isFull(view, block)
        || (architecture.physicalAddress(first) & (run * spanBytes - 1)) != 0) {
      return false;
    }
    for (int n = 1; n < run; n++) {
      long each = PlainEntry.word(architecture, word(view, block, n), entry(view, block, n));
      if (each != architecture.advance(first, n * spanBytes)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFull(MachineView view, long block) {
    Architecture architecture = view.geometry().architecture();
    if (!architecture.mayMixContiguous()) {
      return view.contiguousEntries(block) == run(view, block);
    }
    for (int n = 0; n < run(view, block); n++) {
      if (!architecture.isLeaf(level(view, block), word(view, block, n))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOneFolio(MachineView view, long block) {
    long span = view.geometry().spanBytes(level(view, block)) >>> view.geometry().pageShift();
    long first = pageOf(view, block);
    long last = pageOf(view, entry(view, block, run(view, block) - 1)) + span - 1;
    return view.folioOf(first) == view.folioOf(last);
  }

  private static int level(MachineView view, long block) {
    return view.tableLevel(view.tableOf(block));
  }

  private static int run(MachineView view, long block) {
    return view.geometry().contiguousRun(level(view, block));
  }

  private static long word(MachineView view, long block, int n) {
    return view.entryWord(entry(view, block, n));
  }

  private static long entry(MachineView view, long block, int n) {
    return block + ((long) n << view.geometry().entryShift(level(view, block)));
  }

  private static long pageOf(MachineView view, long entry) {
    long address = view.geometry().architecture().target(view.entryWord(entry), entry);
    return address >>> view.geometry().pageShift();
  }

  private static List<Detail> block(MachineView view, long block) {
    int last = run(view, block) - 1;
    return List.of(
        Detail.address("block", block),
        Detail.of("entries", run(view, block)),
        Detail.of("contiguous entries", view.contiguousEntries(block)),
        Detail.address("first word", word(view, block, 0)),
        Detail.address("last word", word(view, block, last)),
        Detail.of("folio of the first", view.folioOf(pageOf(view, block))),
        Detail.of("folio of the last", view.folioOf(pageOf(view, entry(view, block, last)))));
  }

  // ---- changes

  /**
   * Whether a leaf becomes another valid entry, or a table a leaf, and some CPU may have the old
   * one cached.
   */
  private static boolean isChangedInPlace(MachineView view, Change change) {
    EntryState was = change.was();
    EntryState is = change.is();
    boolean isOfLeaf =
        was.isLeaf() && is.isValid() && was.access().isAny() && isCacheable(view, change);
    boolean isOfTable = was.isLink() && is.isLeaf();
    return (isOfLeaf || isOfTable)
        && view.mayBeCached(change.subject())
        && view.isLoadedAnywhere(change.subject());
  }

  /** A leaf that was never accessed is not cached, but for the rest of its contiguous block. */
  private static boolean isCacheable(MachineView view, Change change) {
    Architecture architecture = view.geometry().architecture();
    if (architecture.isCacheable(change.before())) {
      return true;
    }
    if (!change.was().isContiguous()) {
      return false;
    }
    long block = view.blockOf(change.subject());
    for (int n = 0; n < run(view, block); n++) {
      long word = word(view, block, n);
      if (architecture.isContiguous(word) && architecture.isCacheable(word)) {
        return true;
      }
    }
    return false;
  }

  /** In what the entry differs from what stood there; what tables lead to is TLB-3's. */
  private static Set<LiveChange> changes(MachineView view, Change change) {
    EntryState was = change.was();
    EntryState is = change.is();
    if (!was.isLeaf() || !is.isLeaf()) {
      return EnumSet.of(LiveChange.SIZE);
    }
    Set<LiveChange> changes = EnumSet.noneOf(LiveChange.class);
    if (was.isContiguous() != is.isContiguous()) {
      changes.add(LiveChange.CONTIGUOUS);
    }
    if (!change.isSameTarget()) {
      changes.add(isTwin(view, change) ? LiveChange.TWIN : LiveChange.TARGET);
    }
    if (was.isWritable() != is.isWritable()) {
      changes.add(LiveChange.PERMISSION);
    }
    return changes;
  }

  /** Whether both leaves lead to equal memory, and neither permits to write it. */
  private static boolean isTwin(MachineView view, Change change) {
    long old = change.was().page();
    long other = change.is().page();
    long count =
        view.geometry().spanBytes(change.level()) >>> view.geometry().pageShift();
    boolean isEqual = !change.was().isWritable() && !change.is().isWritable();
    for (long n = 0; isEqual && n < count; n++) {
      isEqual =
          view.isDataPage(old + n)
              && view.isDataPage(other + n)
              && view.pageStamp((old + n)) == view.pageStamp((other + n));
    }
    return isEqual;
  }
}
