package org.ptck.reference.tlb;

import static org.ptck.spec.fact.hardware.Translations.ALL_LEVELS;
import static org.ptck.spec.fact.hardware.Translations.LEAF_ONLY;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.PageArithmetic;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Invalidates what CPUs have cached: one method for each occasion on which a translation loses
 * something.
 *
 * <p>There is none for translations that gain: a CPU that meets an old, stricter one faults, finds
 * nothing left to do, and walks again.
 */
public class Flusher {

  private final Hardware hardware;
  private final PageArithmetic pages;
  private final FlushTargets targets;

  /** Flushes the CPUs that the targets name. */
  public Flusher(Platform platform, FlushTargets targets) {
    this.hardware = platform.hardware();
    this.pages = platform.pages();
    this.targets = targets;
  }

  /** How to make a flusher for a manager that is being built. */
  @FunctionalInterface
  public interface Maker {

    /** Makes a flusher of the CPUs that the targets name. */
    Flusher make(Platform platform, FlushTargets targets);
  }

  /** Entries were cleared, and links to tables as well if {@code depth} is all levels. */
  public void afterUnmap(AddressSpace space, long start, long end, int depth) {
    flush(space, start, end, depth);
  }

  /** Entries lost write permission, or permission to execute, by request. */
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
    flush(space, address, pages.end(address, 1), LEAF_ONLY);
  }

  /** The space lost its root. */
  public void afterExit(AddressSpace space) {
    long mask = targets.tables(space);
    if (mask != 0 && space.id() != AddressSpace.NO_ID) {
      hardware.invalidateId(mask, space.id());
    }
  }

  /** Invalidates a range on the CPUs concerned. */
  protected final void flush(AddressSpace space, long start, long end, int depth) {
    long mask = depth == ALL_LEVELS ? targets.tables(space) : targets.leaves(space);
    int id = space.id();
    if (mask != 0 && id != AddressSpace.NO_ID) {
      hardware.invalidateRange(mask, id, start, pages.count(start, end), depth);
    }
  }
}
