package org.ptck.spec.machine.ledger;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.EntryState;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.memory.FrameMap;

/** What follows for leaves, links, and what they lead to when an entry changes. */
final class EntryChanges {

  private final Ledger ledger;
  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final PageIndex pages;
  private final FolioIndex folios;
  private final BlockIndex blocks;
  private final DirtyEvidence dirty;
  private final TableAccess access;
  private final Resident resident;
  private final Narrowings narrowings;
  private final LastChange change;

  EntryChanges(Ledger ledger) {
    this.ledger = ledger;
    this.geometry = ledger.geometry;
    this.architecture = ledger.architecture;
    this.frames = ledger.frames;
    this.tables = ledger.tables;
    this.pages = ledger.pages;
    this.folios = ledger.folios;
    this.blocks = ledger.blocks;
    this.dirty = ledger.dirty;
    this.access = ledger.access;
    this.resident = ledger.resident;
    this.narrowings = ledger.narrowings;
    this.change = ledger.change;
  }

  /** The entry that the last event is about has changed. */
  void apply() {
    long entry = change.subject();
    int frame = frames.frame(entry);
    int level = tables.level(frame);
    change.ofEntry(frame, level);
    if (!tables.has(frame, TableIndex.ALLOCATED)) {
      // Hardware on an old path: what stands in a freed table is forgotten when it is reused.
      return;
    }
    ledger.words.set(level, entry, change.after());
    if (tables.has(frame, TableIndex.DEAD)) {
      return;
    }
    EntryState was = change.was();
    EntryState is = change.is();
    if (was.isEmpty() != is.isEmpty()) {
      tables.addUsed(frame, was.isEmpty() ? 1 : -1);
    }
    boolean stays = change.isKept();
    if (is.isLeaf() && is.isDirty()) {
      noteEvidence(was, is);
    }
    if (was.isLeaf() || is.isLeaf()) {
      if (was.isLeaf() && stays) {
        leafAltered(frame, level, entry, was, is);
      } else {
        countLeaf(frame, level, entry, was, -1);
        countLeaf(frame, level, entry, is, 1);
      }
      if (was.isLeaf()) {
        narrowings.leafChanged(
            debtor(), frame, level, entry, was.word(), is.word(), stays);
      }
    }
    if (was.isLink() && stays) {
      linkAltered(frame, level, entry, was.word(), is.word(), frames.frame(is.target()));
      return;
    }
    if (was.isLink()) {
      unlinked(frame, level, entry, was.word(), frames.frame(was.target()));
    }
    if (is.isLink()) {
      linked(entry, is.word(), frames.frame(is.target()));
    }
  }

  /** Notes where software makes an entry dirty and nobody said so of its folio. */
  private void noteEvidence(EntryState was, EntryState is) {
    boolean isNew =
        change.kind() == EventKind.ENTRY_WRITE && !(was.isLeaf() && was.isDirty());
    int folio = isNew ? (int) change.folio() : 0;
    if (folio != 0
        && is.access().isAny()
        && !folios.has(folio, FolioIndex.RESERVED)
        && !dirty.isSaid(folio)) {
      change.firstDirty(folio);
    }
  }

  // ---- leaves

  /** A leaf that leads where it led has other attributes. */
  private void leafAltered(
      int frame, int level, long entry, EntryState before, EntryState after) {
    long pageCount = geometry.spanBytes(level) >>> geometry.pageShift();
    long first = after.page();
    UserAccess was = before.access();
    UserAccess is = after.access();
    if (was.isAny() != is.isAny()) {
      pages.addEntries(first, pageCount, is.isAny() ? 1 : -1);
      pages.addSupervisor(first, pageCount, is.isAny() ? -1 : 1);
    }
    long wordBefore = before.word();
    long wordAfter = after.word();
    if (architecture.leafAccess(wordBefore).isAny()
        != architecture.leafAccess(wordAfter).isAny()) {
      resident.leaf(frame, level, entry, wordBefore, -1);
      resident.leaf(frame, level, entry, wordAfter, 1);
    }
    boolean writable = is == UserAccess.WRITE;
    if (writable != (was == UserAccess.WRITE)) {
      pages.addWritable(first, pageCount, writable ? 1 : -1);
    }
    if (is != UserAccess.OUTSIDE && after.isDirty() != before.isDirty()) {
      dirty.addEntries(first, pageCount, after.isDirty() ? 1 : -1);
    }
    boolean part = blocks.isPart(level, wordAfter);
    if (part != blocks.isPart(level, wordBefore)) {
      blocks.add(frame, level, entry, part ? 1 : -1);
    }
  }

  private void countLeaf(int frame, int level, long entry, EntryState state, int delta) {
    if (state.isLeaf()) {
      countLeaf(frame, level, entry, state.word(), state.access(), delta);
    }
  }

  /** A leaf counts {@code delta} times more. */
  void countLeaf(int frame, int level, long entry, long word, int delta) {
    countLeaf(frame, level, entry, word, access.through(frame, level, entry, word), delta);
  }

  private void countLeaf(
      int frame, int level, long entry, long word, UserAccess through, int delta) {
    countPages(level, entry, word, through, delta);
    if (blocks.isPart(level, word)) {
      blocks.add(frame, level, entry, delta);
    }
    resident.leaf(frame, level, entry, word, delta);
  }

  /** The pages of a leaf that user code may use so are counted {@code delta} times more. */
  void countPages(int level, long entry, long word, UserAccess through, int delta) {
    if (through == UserAccess.OUTSIDE) {
      return;
    }
    long pageCount = geometry.spanBytes(level) >>> geometry.pageShift();
    long first = ledger.page(architecture.target(word, entry));
    if (through.isAny()) {
      pages.addEntries(first, pageCount, delta);
    } else {
      pages.addSupervisor(first, pageCount, delta);
    }
    if (through == UserAccess.WRITE) {
      pages.addWritable(first, pageCount, delta);
    }
    if (architecture.isDirty(word)) {
      dirty.addEntries(first, pageCount, delta);
    }
  }

  // ---- links

  /** A link to the table stands in the entry now. */
  void linked(long entry, long word, int child) {
    if (frames.isTable(child)) {
      int parent = frames.frame(entry);
      tables.addParent(child, entry);
      tables.mark(child, TableIndex.EVER_LINKED);
      if (tables.has(child, TableIndex.DEAD)) {
        // Counts again, entry by entry.
        resident.linksChanged();
        ledger.dead.revive(child);
      } else {
        resident.subtree(parent, entry, word, child, 1);
        access.linksChanged(child);
      }
      ledger.kernel.linked(parent, tables.level(parent), entry, word, child);
    }
  }

  private void unlinked(int frame, int level, long entry, long word, int child) {
    if (!frames.isTable(child)) {
      return;
    }
    int actor = change.actor();
    resident.subtree(frame, entry, word, child, -1);
    ledger.walkers.unlinked(actor, frame, child);
    tables.removeParent(child, entry);
    if (tables.parentCount(child) == 0) {
      tables.setDetacher(child, ledger.actors.operation(actor));
    }
    access.linksChanged(child);
    Positions positions = ledger.positions;
    positions.locate(frame);
    long index = (entry - frames.address(frame)) >>> geometry.entryShift(level);
    long offset = index << geometry.spanShift(level);
    for (int n = 0; n < positions.count(); n++) {
      long base = positions.base(n) + offset;
      if (positions.mask(n) != 0 && positions.isUserAddress(base)) {
        narrowings.pathNarrowed(
            debtor(),
            positions.space(n),
            base,
            geometry.spanBytes(level),
            child,
            positions.mask(n),
            positions.access(n).and(architecture.linkAccess(level, word)));
      }
    }
  }

  /** A link that leads where it led may permit something else. */
  private void linkAltered(
      int frame, int level, long entry, long before, long after, int child) {
    boolean same =
        architecture.linkAccess(level, before) == architecture.linkAccess(level, after);
    if (same || !frames.isTable(child)) {
      return;
    }
    resident.subtree(frame, entry, before, child, -1);
    resident.subtree(frame, entry, after, child, 1);
    access.linksChanged(child);
    narrowings.linkChanged(debtor(), frame, level, entry, before, after);
    ledger.kernel.linked(frame, level, entry, after, child);
  }

  /** Who owes the flush of what the event takes away. */
  private long debtor() {
    return ledger.debts.debtor(change.actor());
  }
}
