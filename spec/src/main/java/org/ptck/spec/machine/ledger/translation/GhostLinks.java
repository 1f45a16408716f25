package org.ptck.spec.machine.ledger.translation;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.machine.ledger.table.TableIndex;

/**
 * Paths to tables that a walk cache may still offer although the link is cleared, or permits less.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GhostLinks {

  private final TableIndex tables;
  private int size;
  private int[] spaces = new int[16];
  private long[] bases = new long[16];
  private long[] spans = new long[16];
  private int[] children = new int[16];
  private long[] masks = new long[16];
  private long[] debtors = new long[16];
  private UserAccess[] accesses = new UserAccess[16];

  public GhostLinks(TableIndex tables) {
    this.tables = tables;
  }

  /** No cache offers an old path. */
  public void reset() {
    size = 0;
  }

  /** The number of paths; slots are 0 to one less. */
  public int size() {
    return size;
  }

  /** The space in which the path translates. */
  public int space(int slot) {
    return spaces[slot];
  }

  /** The first user address that the path translates. */
  public long base(int slot) {
    return bases[slot];
  }

  /** The number of bytes that the path translates. */
  long span(int slot) {
    return spans[slot];
  }

  /** The frame of the table that the path leads to. */
  public int child(int slot) {
    return children[slot];
  }

  /** The CPUs that may hold the path. */
  long mask(int slot) {
    return masks[slot];
  }

  /** Who owes the flush, as {@link Debtor} names them. */
  long debtor(int slot) {
    return debtors[slot];
  }

  /** What user code may do through the path. */
  UserAccess access(int slot) {
    return accesses[slot];
  }

  /** Keeps a path for CPUs that may hold it, and who owes its flush. */
  public void add(
      int space,
      long base,
      long span,
      int child,
      long mask,
      long debtor,
      UserAccess access) {
    if (size == spaces.length) {
      int capacity = size * 2;
      spaces = Arrays.copyOf(spaces, capacity);
      bases = Arrays.copyOf(bases, capacity);
      spans = Arrays.copyOf(spans, capacity);
      children = Arrays.copyOf(children, capacity);
      masks = Arrays.copyOf(masks, capacity);
      debtors = Arrays.copyOf(debtors, capacity);
      accesses = Arrays.copyOf(accesses, capacity);
    }
    int slot = size++;
    spaces[slot] = space;
    bases[slot] = base;
    spans[slot] = span;
    children[slot] = child;
    masks[slot] = mask;
    debtors[slot] = debtor;
    accesses[slot] = access;
    tables.addGhosts(child, 1);
  }

  /** Whether such a path is kept for all of those CPUs. */
  boolean isKnown(int space, long base, int child, long mask) {
    for (int slot = 0; slot < size; slot++) {
      if (spaces[slot] == space
          && bases[slot] == base
          && children[slot] == child
          && (masks[slot] & mask) == mask) {
        return true;
      }
    }
    return false;
  }

  /** Whether both hold the same paths in the same places. */
  public boolean contentEquals(GhostLinks other) {
    return Arrays.equals(spaces, 0, size, other.spaces, 0, other.size)
        && Arrays.equals(bases, 0, size, other.bases, 0, other.size)
        && Arrays.equals(spans, 0, size, other.spans, 0, other.size)
        && Arrays.equals(children, 0, size, other.children, 0, other.size)
        && Arrays.equals(masks, 0, size, other.masks, 0, other.size)
        && Arrays.equals(debtors, 0, size, other.debtors, 0, other.size)
        && Arrays.equals(accesses, 0, size, other.accesses, 0, other.size);
  }

  /** What one debtor owes is another's from now on; returns how many paths that is. */
  int handOver(long from, long to) {
    int count = 0;
    for (int slot = 0; slot < size; slot++) {
      if (debtors[slot] == from) {
        debtors[slot] = to;
        count++;
      }
    }
    return count;
  }

  /** CPUs no longer hold the path; returns whether no CPU does any more and it is removed. */
  public boolean forget(int slot, long cpuMask) {
    masks[slot] &= ~cpuMask;
    if (masks[slot] != 0) {
      return false;
    }
    tables.addGhosts(children[slot], -1);
    int last = --size;
    spaces[slot] = spaces[last];
    bases[slot] = bases[last];
    spans[slot] = spans[last];
    children[slot] = children[last];
    masks[slot] = masks[last];
    debtors[slot] = debtors[last];
    accesses[slot] = accesses[last];
    return true;
  }
}
