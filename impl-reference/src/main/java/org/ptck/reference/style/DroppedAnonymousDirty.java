package org.ptck.reference.style;

import org.ptck.reference.book.PageCache;
import org.ptck.reference.page.DirtyCarry;

/**
 * Carries dirty state over for pages of files only. A private page that an entry lets go of is
 * written nowhere; what else maps it says dirty itself.
 */
final class DroppedAnonymousDirty implements DirtyCarry {

  private final PageCache pageCache;
  private final DirtyCarry carry;

  DroppedAnonymousDirty(PageCache pageCache, DirtyCarry carry) {
    this.pageCache = pageCache;
    this.carry = carry;
  }

  @Override
  public void cleared(int page, int pageCount, long word) {
    if (pageCache.caches(page)) {
      carry.cleared(page, pageCount, word);
    }
  }
}
