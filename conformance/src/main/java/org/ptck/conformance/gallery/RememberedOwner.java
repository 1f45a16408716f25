package org.ptck.conformance.gallery;

import java.util.HashSet;
import java.util.Set;
import org.ptck.reference.copy.PageReuse;
import org.ptck.reference.copy.SoleOwnerReuse;
import org.ptck.spec.fact.hardware.FolioMemory;

/**
 * X05: whether a store may keep its page is decided by what was true when the page was mapped, for
 * one space alone; a fork since then is not seen.
 */
final class RememberedOwner implements PageReuse {

  private final PageReuse correct;
  private final Set<Integer> mappedAlone = new HashSet<>();

  RememberedOwner(FolioMemory memory) {
    this.correct = new SoleOwnerReuse(memory);
  }

  @Override
  public void mappingFresh(int page, int pageCount) {
    for (int i = page; i < page + pageCount; i++) {
      mappedAlone.add(i);
    }
  }

  @Override
  public boolean mayReuse(int page) {
    return mappedAlone.contains(page) || correct.mayReuse(page);
  }
}
