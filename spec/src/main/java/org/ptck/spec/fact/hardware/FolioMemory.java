package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;
import org.ptck.spec.fact.Capability;

/**
 * Folios, their counters and the data of their pages.
 *
 * <p>A page is named by its page number (physical address divided by the page size), a folio by the
 * number of its first page; 0 is neither. Nothing is counted automatically: the implementation does
 * every add and every free.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface FolioMemory {

  /**
   * Allocates a folio of {@code 1 << order} pages, aligned to its size, with unspecified data, one
   * reference and no mapping.
   *
   * @return its first page number, or 0 when memory has run out
   */
  int folioAllocate(int order);

  /**
   * Frees a folio, whose reference count has reached 0 if the implementation keeps
   * {@link Capability#REFERENCES}. No live entry maps its pages any more, and no CPU can reach them
   * through an old translation.
   */
  void folioFree(int folio);

  /**
   * Declares an allocated folio to be the implementation's own, for example its page of zeroes: its
   * references and mappings are not held against each other, and it need not be freed; if it is,
   * nobody looks at its references. User code must not write it through any mapping.
   */
  void folioReserve(int folio);

  /** The folio that the page belongs to. */
  int folioOf(int page);

  /** The order of the folio: log2 of its pages. */
  int folioOrder(int folio);

  /** The folio's reference count. */
  int references(int folio);

  /** Adds to the folio's reference count and returns the new count. */
  int referencesAdd(int folio, int count);

  /** Subtracts from the folio's reference count and returns the new count. */
  int referencesSubtract(int folio, int count);

  /** The number of entries that map the page, as counted by the implementation. */
  int mapcount(int page);

  /** The sum of the mapcounts of the folio's pages. */
  int folioMapcount(int folio);

  /** Adds one mapping to each of {@code pageCount} pages of one folio, in one step. */
  void mapcountAdd(int page, int pageCount);

  /** Takes one mapping from each of {@code pageCount} pages of one folio, in one step. */
  void mapcountSubtract(int page, int pageCount);

  /** Whether the page carries the exclusive mark: one address space alone may write to it. */
  boolean isExclusive(int page);

  /** Sets the exclusive mark on {@code pageCount} pages of one folio. */
  void exclusiveSet(int page, int pageCount);

  /** Clears the exclusive mark on {@code pageCount} pages of one folio. */
  void exclusiveClear(int page, int pageCount);

  /** Fills a page with zeroes. */
  void pageZero(int page);

  /** Copies the data of one page to another. */
  void pageCopy(int source, int target);

  /** What a page holds, read past every MMU. */
  long pageRead(int page);

  /**
   * Stores to a page past every MMU, so that no entry says that it is dirty: until the operation
   * ends, the implementation may say so.
   */
  void pageWrite(int page, long value);
}
