package org.ptck.spec.machine.ledger;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.machine.ledger.change.LastChange;
import org.ptck.spec.machine.ledger.cpu.ActorIndex;
import org.ptck.spec.machine.ledger.page.DirtyEvidence;
import org.ptck.spec.machine.ledger.page.FolioIndex;
import org.ptck.spec.machine.ledger.table.LeafCounts;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.ledger.table.TableIndex;
import org.ptck.spec.machine.ledger.table.TableLinks;
import org.ptck.spec.machine.ledger.translation.FlushDebts;
import org.ptck.spec.machine.ledger.translation.Narrowings;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/** What follows for leaves, links, and what they lead to when an entry changes. */
final class EntryChanges {

  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final LastChange change;
  private final ActorIndex actors;
  private final FolioIndex folios;
  private final DirtyEvidence dirty;
  private final LeafCounts leaves;
  private final TableLinks links;
  private final Narrowings narrowings;
  private final FlushDebts debts;

  EntryChanges(
      TableContents contents,
      LastChange change,
      ActorIndex actors,
      FolioIndex folios,
      DirtyEvidence dirty,
      LeafCounts leaves,
      TableLinks links,
      Narrowings narrowings,
      FlushDebts debts) {
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.change = change;
    this.actors = actors;
    this.folios = folios;
    this.dirty = dirty;
    this.leaves = leaves;
    this.links = links;
    this.narrowings = narrowings;
    this.debts = debts;
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
    words.set(level, entry, change.after());
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
        leaves.leafAltered(frame, level, entry, was, is);
      } else {
        leaves.leaf(frame, level, entry, was, -1);
        leaves.leaf(frame, level, entry, is, 1);
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
      links.linked(entry, is.word(), frames.frame(is.target()));
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

  // ---- links

  private void unlinked(int frame, int level, long entry, long word, int child) {
    if (frames.isTable(child)) {
      int actor = change.actor();
      links.unlinked(actor, actors.operation(actor), frame, entry, word, child);
      narrowings.linkCleared(debtor(), frame, level, entry, word, child);
    }
  }

  /** A link that leads where it led may permit something else. */
  private void linkAltered(
      int frame, int level, long entry, long before, long after, int child) {
    boolean same =
        architecture.linkAccess(level, before) == architecture.linkAccess(level, after);
    if (!same && frames.isTable(child)) {
      links.linkAltered(frame, entry, before, after, child);
      narrowings.linkChanged(debtor(), frame, level, entry, before, after);
    }
  }

  /** Who owes the flush of what the event takes away. */
  private long debtor() {
    return debts.debtor(change.actor());
  }
}
