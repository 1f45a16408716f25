package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * Allocation of frames of which nobody says what they are for: where tables and pages come of one
 * allocator. A frame has the size of a page and is named by its physical address.
 *
 * <p>What a frame is for is learnt from how it is used. A table is what an entry links to or what
 * becomes a root; its level is known then as well. A page is what a leaf maps that lets user code
 * pass, and what is copied, counted as mapped, marked, cached, pinned or declared the
 * implementation's own. Reading and writing words of it, filling it with zeroes, counting
 * references to it and mapping it for the kernel alone decide nothing. What is used as both is a
 * breach; what is freed unused is none.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface FrameMemory {

  /**
   * Allocates a frame with unspecified data, and one reference where references are counted.
   *
   * @return its physical address, or 0 when memory has run out
   */
  long frameAllocate();

  /**
   * Allocates a folio in a region that the implementation has declared: pages in a row with
   * unspecified data, and one reference where references are counted. They are pages and never
   * tables. The folio is freed as any other.
   *
   * @param region its number among those declared; from 0
   * @param order log2 of the number of pages, 0 to 9; the folio is aligned to its size
   * @return the physical address of the first page, or 0 when the region has no room for it
   */
  long regionAllocate(int region, int order);

  /**
   * Frees a frame: as {@link TableMemory#tableFree} does if it is a table, as
   * {@link FolioMemory#folioFree} does if it is a page. Tables and folios of one page that were
   * allocated as such can be freed so as well.
   */
  void frameFree(long frame);
}
