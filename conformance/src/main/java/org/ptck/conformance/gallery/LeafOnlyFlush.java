package org.ptck.conformance.gallery;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.FlushTargets;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.fact.hardware.Translations;

/** X03: invalidates leaf translations only, although a table went: walk caches still lead to it. */
final class LeafOnlyFlush extends Flusher {

  LeafOnlyFlush(Platform platform, FlushTargets targets) {
    super(platform, targets);
  }

  @Override
  public void afterUnmap(AddressSpace space, long start, long end, int depth) {
    super.afterUnmap(space, start, end, Translations.LEAF_ONLY);
  }
}
