package org.ptck.conformance.drive;

import org.ptck.conformance.schedule.EntryFinder;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.Machine;

/**
 * Has the entry operations read an entry without a lock, as a fast pin does, so that somebody calls
 * that function whatever manager is above. What is answered is judged as any call of the layer.
 *
 * <p>Where there are contiguous blocks the entry is another one of the block that was accessed:
 * what a store marked is then found by gathering alone. There it is done after stores only, which
 * leave more to be gathered: it costs a read of the whole block.
 */
final class LocklessLook {

  private final ForeignCode guest;
  private final Machine machine;
  private final EntryFinder finder;
  private final boolean contiguous;
  private final long mirrorBytes;

  /**
   * A look through the layer below the guest.
   *
   * @param contiguous whether the layer makes contiguous blocks
   */
  LocklessLook(ForeignCode guest, Machine machine, boolean contiguous) {
    Geometry geometry = machine.geometry();
    this.guest = guest;
    this.machine = machine;
    this.finder = new EntryFinder(machine.view());
    this.contiguous = contiguous;
    this.mirrorBytes =
        contiguous ? (geometry.contiguousRun(0) - 1L) << geometry.pageShift() : 0;
  }

  /**
   * Looks beside a page of the space that the CPU runs, which it has just accessed.
   *
   * @param stored whether it stored to the page
   * @return whether the layer behaved
   */
  boolean holds(int cpu, int space, long accessed, boolean stored) {
    if (contiguous && !stored) {
      return true;
    }
    long address = accessed ^ mirrorBytes;
    long entry = finder.entry(space, address);
    return entry == 0 || guest.readLockless(machine.loadedId(cpu), address, entry);
  }
}
