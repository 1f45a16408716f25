package org.ptck.spec.machine.ledger.translation;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;

/**
 * Roots in whose place others have come, while CPUs still have them loaded: what those go on
 * walking.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MovedRoots {

  private final CpuIndex cpus;
  private int count;
  private int[] frames = new int[4];
  private int[] spaces = new int[4];
  private long[] debtors = new long[4];

  public MovedRoots(CpuIndex cpus) {
    this.cpus = cpus;
  }

  /** No root was replaced. */
  public void reset() {
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

  /** The n-th of them. */
  int frame(int n) {
    return frames[n];
  }

  /** The space whose root it was. */
  int space(int n) {
    return spaces[n];
  }

  /** Who owes the flush of what CPUs cache from it. */
  long debtor(int n) {
    return debtors[n];
  }

  /** CPUs have a root loaded in whose place another has come. */
  void add(int frame, int space, long debtor) {
    if (count == frames.length) {
      frames = Arrays.copyOf(frames, count * 2);
      spaces = Arrays.copyOf(spaces, count * 2);
      debtors = Arrays.copyOf(debtors, count * 2);
    }
    frames[count] = frame;
    spaces[count] = space;
    debtors[count++] = debtor;
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
  public void forget(int frame) {
    for (int n = count - 1; n >= 0; n--) {
      if (frames[n] == frame) {
        remove(n);
      }
    }
  }

  /** Takes out one that was a root of the space; {@link CpuIndex#NONE} if there is none. */
  int take(int space) {
    for (int n = count - 1; n >= 0; n--) {
      if (spaces[n] == space) {
        int frame = frames[n];
        remove(n);
        return frame;
      }
    }
    return CpuIndex.NONE;
  }

  private void remove(int n) {
    count--;
    frames[n] = frames[count];
    spaces[n] = spaces[count];
    debtors[n] = debtors[count];
  }
}
