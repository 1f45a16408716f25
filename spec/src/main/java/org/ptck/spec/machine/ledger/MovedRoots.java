package org.ptck.spec.machine.ledger;

import java.util.Arrays;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;

/**
 * Roots in whose place others have come, while CPUs still have them loaded.
 *
 * <p>A space whose root was replaced was not flushed: whatever the old root led to, and the new one
 * does not at the same place, with the same target and permission, may be cached by every CPU that
 * ever cached the space. A CPU that still has the old root loaded goes on walking it, so that an
 * invalidation takes nothing of that away for good: it is kept until the CPU has let go of the
 * root.
 */
final class MovedRoots {

  private final Ledger ledger;
  private final Geometry geometry;
  private final Architecture architecture;
  private final CpuIndex cpus;
  private int count;
  private int[] frames = new int[4];
  private int[] spaces = new int[4];
  private long[] debtors = new long[4];

  MovedRoots(Ledger ledger) {
    this.ledger = ledger;
    this.geometry = ledger.geometry;
    this.architecture = ledger.architecture;
    this.cpus = ledger.cpus;
  }

  void reset() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** The space that CPUs still walk from the root, which is its root no more; -1 for none. */
  int spaceOf(int frame) {
    for (int n = 0; n < count; n++) {
      if (frames[n] == frame) {
        return spaces[n];
      }
    }
    return CpuIndex.NONE;
  }

  /** The root of the space is another one from now on: the ledger has been told. */
  void moved(int actor, int space, int before, int after) {
    long debtor = ledger.debts.debtor(actor);
    forget(after);
    replaced(debtor, space, before, after, cpus.cached(space), true);
    if (cpus.loadedWith(before, space) != 0) {
      if (count == frames.length) {
        frames = Arrays.copyOf(frames, count * 2);
        spaces = Arrays.copyOf(spaces, count * 2);
        debtors = Arrays.copyOf(debtors, count * 2);
      }
      frames[count] = before;
      spaces[count] = space;
      debtors[count++] = debtor;
    }
  }

  /** What the CPU may cache anew from an old root that it has loaded, whatever it forgot. */
  void refill(int cpu) {
    for (int n = 0; n < count; n++) {
      if (cpus.loadedRoot(cpu) == frames[n] && cpus.loadedSpace(cpu) == spaces[n]) {
        int now = cpus.rootOf(spaces[n]);
        replaced(debtors[n], spaces[n], frames[n], now, 1L << cpu, false);
      }
    }
  }

  /** CPUs have let go of roots: those that nobody has loaded any more are tables like others. */
  void leave() {
    for (int n = count - 1; n >= 0; n--) {
      if (cpus.loadedWith(frames[n], spaces[n]) == 0) {
        remove(n);
      }
    }
  }

  /** What one debtor owes is another's from now on: also what CPUs may cache anew. */
  int handOver(long from, long to) {
    int handed = 0;
    for (int n = 0; n < count; n++) {
      if (debtors[n] == from) {
        debtors[n] = to;
        handed++;
      }
    }
    return handed;
  }

  /** The table is free, or a root again. */
  void forget(int frame) {
    for (int n = count - 1; n >= 0; n--) {
      if (frames[n] == frame) {
        remove(n);
      }
    }
  }

  /** The space loses its last root as well: its older ones go the way of that. */
  void dropped(int space) {
    for (int n = count - 1; n >= 0; n--) {
      if (spaces[n] == space) {
        int frame = frames[n];
        remove(n);
        ledger.dead.addRoot(space, frame);
      }
    }
  }

  private void remove(int n) {
    count--;
    frames[n] = frames[count];
    spaces[n] = spaces[count];
    debtors[n] = debtors[count];
  }

  /**
   * Notes what CPUs may have cached of one root and the other does not offer.
   *
   * @param counted whether the event took it away itself
   */
  private void replaced(
      long debtor, int space, int before, int after, long mask, boolean counted) {
    if (mask == 0) {
      return;
    }
    int level = geometry.rootLevel();
    for (int index = 0; index < geometry.entryCount(level); index++) {
      long offset = (long) index << geometry.entryShift(level);
      long address = (long) index << geometry.spanShift(level);
      if (!ledger.positions.isUserAddress(address)) {
        return;
      }
      long entry = ledger.frames.address(before) + offset;
      long was = ledger.words.get(level, entry);
      long is = after == 0 ? 0 : ledger.words.get(level, ledger.frames.address(after) + offset);
      if (architecture.isTable(level, was)) {
        ledger.narrowings.linkReplaced(debtor, space, address, was, is, mask, counted);
      } else if (architecture.isLeaf(level, was)) {
        ledger.narrowings.leafReplaced(debtor, space, address, was, is, mask, counted);
      }
    }
  }
}
