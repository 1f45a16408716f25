package org.ptck.conformance.gallery;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.Flusher;
import org.ptck.reference.Kernel;
import org.ptck.spec.fact.Translations;

/** X03: invalidates leaf translations only, although a table went: walk caches still lead to it. */
final class LeafOnlyFlush extends Flusher {

  LeafOnlyFlush(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void afterUnmap(AddressSpace space, long start, long end, int depth) {
    super.afterUnmap(space, start, end, Translations.LEAF_ONLY);
  }
}
