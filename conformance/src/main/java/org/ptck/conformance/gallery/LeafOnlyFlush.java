package org.ptck.conformance.gallery;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.FlushTargets;
import org.ptck.reference.Flusher;
import org.ptck.reference.Platform;
import org.ptck.spec.fact.Translations;

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
