package org.ptck.spec.fact;

import org.apiguardian.api.API;

/**
 * Counts of pages that an implementation keeps for itself, in an array for example, and that the
 * kit reads: instead of calls that add and subtract.
 *
 * <p>They are read when a call of the implementation has returned, and of a page that is about to
 * be freed; what they are in between is nobody's business. Of pages that are allocated and known to
 * be pages, and that are not the implementation's own.
 *
 * <p>Whoever keeps one count for each page keeps references: one for each entry that maps the page,
 * one if it caches a file, one for each pin. That stands for the mapcount as well. Where mapcounts
 * are kept beside it, references may be held for other reasons too, which REF-3 does not accept.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PageCounts {

  /** The answer for a page that has no such count. */
  long NONE = Long.MIN_VALUE;

  /** Whether {@link #references} can be asked. */
  boolean hasReferences();

  /** Whether {@link #mapcount} can be asked. */
  boolean hasMapcounts();

  /**
   * The references to a page; where mapcounts are kept beside, to the folio of which it is the
   * first.
   */
  long references(int page);

  /** The entries that map a page. */
  long mapcount(int page);
}
