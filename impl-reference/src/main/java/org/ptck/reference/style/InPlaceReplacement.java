package org.ptck.reference.style;

import java.util.function.LongUnaryOperator;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.copy.BrokenReplacement;
import org.ptck.reference.copy.PageReplacement;
import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.LiveChange;

/**
 * The entry gets the other page in one store, and the old translation is invalidated before the old
 * page is given back; where the architecture asks for break-before-make, or hardware may still mark
 * the entry accessed, that is done instead.
 */
final class InPlaceReplacement implements PageReplacement {

  private final Platform platform;
  private final DirtyCarry carry;
  private final Flusher flusher;
  private final PageReplacement broken;

  InPlaceReplacement(Platform platform, DirtyCarry carry, Flusher flusher) {
    this.platform = platform;
    this.carry = carry;
    this.flusher = flusher;
    this.broken = new BrokenReplacement(platform, carry, flusher);
  }

  @Override
  public void replace(
      AddressSpace space, long address, long entry, long word, LongUnaryOperator wanted) {
    Architecture architecture = platform.architecture();
    if (architecture.duty(LiveChange.TARGET).isBreakBeforeMake() || !architecture.isYoung(word)) {
      broken.replace(space, address, entry, word, wanted);
      return;
    }
    // The entry is accessed and cannot be stored through: hardware has nothing to mark.
    platform.entries().set(space.id(), 0, address, entry, wanted.applyAsLong(word), 1);
    carry.cleared(platform.pages().page(word, entry), 1, word);
    flusher.afterBreak(space, address);
  }
}
