package org.ptck.spec.machine.ledger.table;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.machine.ledger.page.PageCounts;

/**
 * Counts leaves wherever they count: by page, by contiguous block, and for the resident set of
 * spaces.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LeafCounts {

  private final Architecture architecture;
  private final TableAccess access;
  private final PageCounts pages;
  private final BlockIndex blocks;
  private final Resident resident;

  public LeafCounts(
      Architecture architecture,
      TableAccess access,
      PageCounts pages,
      BlockIndex blocks,
      Resident resident) {
    this.architecture = architecture;
    this.access = access;
    this.pages = pages;
    this.blocks = blocks;
    this.resident = resident;
  }

  /** If that is what the entry is or was, a leaf counts {@code delta} times more. */
  public void leaf(int frame, int level, long entry, EntryState state, int delta) {
    if (state.isLeaf()) {
      leaf(frame, level, entry, state.word(), state.access(), delta);
    }
  }

  /** A leaf counts {@code delta} times more. */
  void leaf(int frame, int level, long entry, long word, int delta) {
    leaf(frame, level, entry, word, access.through(frame, level, entry, word), delta);
  }

  private void leaf(
      int frame, int level, long entry, long word, UserAccess through, int delta) {
    pages.leaf(level, entry, word, through, delta);
    if (blocks.isPart(level, word)) {
      blocks.add(frame, level, entry, delta);
    }
    resident.leaf(frame, level, entry, word, delta);
  }

  /** A leaf that leads where it led has other attributes. */
  public void leafAltered(int frame, int level, long entry, EntryState was, EntryState is) {
    pages.leafAltered(
        level, is.page(), was.access(), was.isDirty(), is.access(), is.isDirty());
    long before = was.word();
    long after = is.word();
    if (architecture.leafAccess(before).isAny() != architecture.leafAccess(after).isAny()) {
      resident.leaf(frame, level, entry, before, -1);
      resident.leaf(frame, level, entry, after, 1);
    }
    boolean part = blocks.isPart(level, after);
    if (part != blocks.isPart(level, before)) {
      blocks.add(frame, level, entry, part ? 1 : -1);
    }
  }
}
