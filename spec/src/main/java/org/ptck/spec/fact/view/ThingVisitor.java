package org.ptck.spec.fact.view;

import org.apiguardian.api.API;

/**
 * Told of each thing that an event touched: of which something may not be any more as rules want
 * it. Where a method answers false, nothing more is told.
 *
 * <p>Things are named by their numbers: pages and folios by page number, entries, blocks and tables
 * by physical address.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface ThingVisitor {

  /** What is counted or marked of the page itself. */
  void page(long page);

  /** The page, by an entry that maps it or did. */
  void mappedPage(long page, long entry);

  /** Whether data of the page, or who says that it is dirty, may go on as it is now. */
  boolean data(long page);

  /** Whether the folio's counters, or what maps it, may go on as they are now. */
  boolean folio(long folio);

  /** Whether a freed folio that may be led to again may go on as it is now. */
  boolean freedFolio(long folio);

  /** The entry. */
  void entry(long entry);

  /** The entry as the reverse mapping has to find it: it maps a page of the page cache. */
  void linkedEntry(long entry);

  /** The entry, which nobody touched, but of which the kit said what it may permit. */
  void told(long entry);

  /** Whether it is well that a link by which the entry was found in the space is gone. */
  boolean unlinked(int file, int space, long entry);

  /** The aligned run of entries, which has or had a contiguous one. */
  void block(long block);

  /** The table: its entries or links. */
  void table(long table);

  /** Whether the table, which may be walked to now or not any more, may go on as it is. */
  boolean reached(long table);

  /** The space: its root, what it maps, or its counters. */
  void space(int space);

  /** The links of the reverse mapping that are of the space. */
  void links(int space);

  /** The open pin. */
  void pin(int pin);

  /** Whether anybody wants to know of spaces in which entries lead elsewhere. */
  boolean asksForSpaces();

  /** Whether anybody wants to know of entries that links found. */
  boolean asksForUnlinked();
}
