package org.ptck.reference;

import static org.ptck.spec.fact.Translations.ALL_LEVELS;
import static org.ptck.spec.fact.Translations.LEAF_ONLY;

/**
 * Invalidates what CPUs have cached: one method for each occasion on which a translation loses
 * something.
 *
 * <p>There is none for translations that gain: a CPU that meets an old, stricter one faults, finds
 * nothing left to do, and walks again.
 */
public class Flusher {

  private final Kernel kernel;

  /** Flushes for the manager that the kernel belongs to. */
  public Flusher(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Entries were cleared, and links to tables as well if {@code depth} is all levels. */
  public void afterUnmap(AddressSpace space, long start, long end, int depth) {
    flush(space, start, end, depth);
  }

  /** Entries lost write permission by request. */
  public void afterProtect(AddressSpace space, long start, long end) {
    flush(space, start, end, LEAF_ONLY);
  }

  /** Entries of the parent lost write permission. */
  public void afterFork(AddressSpace parent, long start, long end) {
    flush(parent, start, end, LEAF_ONLY);
  }

  /** Entries were cleared and set elsewhere; the locks of both tables are held. */
  public void afterMove(AddressSpace space, long start, long end) {
    flush(space, start, end, LEAF_ONLY);
  }

  /** Entries were cleared and will be set again, clean; the lock of their table is held. */
  public void afterClean(AddressSpace space, long start, long end) {
    flush(space, start, end, LEAF_ONLY);
  }

  /** The entry of one page was cleared and will be set to another page: break before make. */
  public void afterBreak(AddressSpace space, long address) {
    flush(space, address, kernel.end(address, 1), LEAF_ONLY);
  }

  /** The space lost its root. */
  public void afterExit(AddressSpace space) {
    long targets = kernel.flushTargets().tables(space);
    if (targets != 0 && space.id() != AddressSpace.NO_ID) {
      kernel.hardware().invalidateId(targets, space.id());
    }
  }

  /** Invalidates a range on the CPUs concerned. */
  protected final void flush(AddressSpace space, long start, long end, int depth) {
    FlushTargets targets = kernel.flushTargets();
    long mask = depth == ALL_LEVELS ? targets.tables(space) : targets.leaves(space);
    int id = space.id();
    if (mask != 0 && id != AddressSpace.NO_ID) {
      kernel.hardware().invalidateRange(mask, id, start, kernel.pageCount(start, end), depth);
    }
  }
}
