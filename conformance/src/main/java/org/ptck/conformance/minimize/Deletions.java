package org.ptck.conformance.minimize;

import java.util.BitSet;

/** Makes a scenario smaller by deleting steps. */
final class Deletions {

  /** Above this length pairs cost more than they are worth. */
  private static final int PAIR_STEP_COUNT_MAX = 12;

  private final Search search;
  private final boolean lastStepFails;

  /**
   * Deletions from the best scenario of a search.
   *
   * @param lastStepFails whether the failure is seen at the last step, not after it
   */
  Deletions(Search search, boolean lastStepFails) {
    this.search = search;
    this.lastStepFails = lastStepFails;
  }

  /** Deletes ever smaller chunks, later steps first, until no single step can go. */
  void chunksAndSingles() {
    for (int size = search.best().steps().size() / 2; size > 1; size /= 2) {
      sweep(size);
    }
    singles();
  }

  /** Deletes single steps, each with those that it alone made possible, until none can go. */
  void singles() {
    while (sweep(1)) {
      // A step may have been needed only by one that is gone now.
    }
  }

  /** Deletes two steps at a time: a map and its unmap, of which neither can go alone. */
  void pairs() {
    int later = lastIndex();
    while (later > 0 && search.best().steps().size() <= PAIR_STEP_COUNT_MAX) {
      if (deletePairEndingAt(later)) {
        singles();
        later = lastIndex();
      } else {
        later--;
      }
    }
  }

  /** Deletes one step if any can go alone; the proof of minimality when it finds none. */
  boolean anyPlainSingle() {
    for (int index = search.best().steps().size() - 1; index >= 0; index--) {
      BitSet one = range(index, index + 1);
      if (search.accept(Foresight.delete(search.best(), one))) {
        return true;
      }
    }
    return false;
  }

  private boolean sweep(int size) {
    boolean progress = false;
    int end = lastIndex() + 1;
    while (end > 0) {
      progress |= delete(range(Math.max(0, end - size), end));
      // Dependents stand behind what they depend on: what is left to sweep has not moved.
      end -= size;
    }
    return progress;
  }

  private boolean deletePairEndingAt(int later) {
    for (int earlier = later - 1; earlier >= 0; earlier--) {
      BitSet pair = range(later, later + 1);
      pair.set(earlier);
      if (delete(pair)) {
        return true;
      }
    }
    return false;
  }

  private boolean delete(BitSet steps) {
    BitSet gone = Foresight.withDependents(search.best(), steps, search.geometry());
    boolean isHopeless = lastStepFails && gone.get(search.best().steps().size() - 1);
    return !isHopeless && search.accept(Foresight.delete(search.best(), gone));
  }

  /** The last step that may go; the one that fails stays until the proof. */
  private int lastIndex() {
    return search.best().steps().size() - (lastStepFails ? 2 : 1);
  }

  private static BitSet range(int start, int end) {
    BitSet range = new BitSet();
    range.set(start, end);
    return range;
  }
}
