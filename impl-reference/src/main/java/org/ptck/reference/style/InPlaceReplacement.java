package org.ptck.reference.style;

import java.util.function.LongUnaryOperator;
import org.ptck.reference.AddressSpace;
import org.ptck.reference.BrokenReplacement;
import org.ptck.reference.Kernel;
import org.ptck.reference.PageReplacement;
import org.ptck.spec.arch.LiveChange;

/**
 * The entry gets the other page in one store, and the old translation is invalidated before the old
 * page is given back; where the architecture asks for break-before-make, that is done instead.
 */
final class InPlaceReplacement implements PageReplacement {

  private final Kernel kernel;
  private final PageReplacement broken;

  InPlaceReplacement(Kernel kernel) {
    this.kernel = kernel;
    this.broken = new BrokenReplacement(kernel);
  }

  @Override
  public void replace(
      AddressSpace space, long address, long entry, long word, LongUnaryOperator wanted) {
    if (kernel.architecture().duty(LiveChange.TARGET).isBreakBeforeMake()) {
      broken.replace(space, address, entry, word, wanted);
      return;
    }
    // The entry is accessed and cannot be stored through: hardware has nothing to mark.
    kernel.entries().set(space.id(), address, entry, wanted.applyAsLong(word), 1);
    kernel.dirtyCarry().cleared(kernel.page(word, entry), 1, word);
    kernel.flusher().afterBreak(space, address);
  }
}
