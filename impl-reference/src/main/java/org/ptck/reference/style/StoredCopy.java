package org.ptck.reference.style;

import org.ptck.reference.request.UserCopy;
import org.ptck.spec.arch.Architecture;

/**
 * Breaks copy-on-write by itself: what is stored is in the page before user code can see it there.
 */
final class StoredCopy extends UserCopy {

  private final Uses uses;

  StoredCopy(Uses uses) {
    super(uses);
    this.uses = uses;
  }

  @Override
  protected boolean store(Place place, long stamp) {
    Architecture architecture = uses.platform().architecture();
    long word = word(place);
    boolean isShared =
        architecture.isValid(word)
            && !architecture.isWritable(word)
            && !place.mapping().isShared();
    return isShared
        ? uses.copyOnWrite()
            .resolve(
                place.space(),
                place.address(),
                entry(place),
                word,
                page -> uses.platform().hardware().pageWrite(page, stamp))
        : super.store(place, stamp);
  }
}
