package org.ptck.conformance.gallery;

import java.util.ArrayList;
import java.util.List;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.FlushTargets;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.fact.hardware.Translations;

/**
 * X01: the flush of an unmap is saved up for the next one, while pages are released at once. Where
 * tables go, everything is flushed in time.
 */
final class PostponedFlush extends Flusher {

  private final List<Runnable> owed = new ArrayList<>();

  PostponedFlush(Platform platform, FlushTargets targets) {
    super(platform, targets);
  }

  @Override
  public void afterUnmap(AddressSpace space, long start, long end, int depth) {
    owed.forEach(Runnable::run);
    owed.clear();
    if (depth == Translations.LEAF_ONLY) {
      owed.add(() -> super.afterUnmap(space, start, end, depth));
    } else {
      super.afterUnmap(space, start, end, depth);
    }
  }
}
