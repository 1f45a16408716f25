package org.ptck.spec.fact;

import java.util.stream.IntStream;

/** What folios there are, and how they are counted and marked. */
@Facts(FactGroup.FOLIOS)
public interface FolioFacts {

  /** The first page of the folio that the page belongs to, or belonged to last. */
  int folioOf(int page);

  /** The order of the folio. */
  int folioOrder(int folio);

  /** Whether the folio is allocated. */
  boolean isAllocated(int folio);

  /** Whether the page is one that the implementation declared its own, such as a zero page. */
  boolean isReserved(int page);

  /** The folio's reference count. */
  int references(int folio);

  /** The page's mapcount as counted by the implementation. */
  int mapcount(int page);

  /** The sum of the mapcounts of the folio's pages. */
  int folioMapcount(int folio);

  /** Whether the page carries the exclusive mark. */
  boolean isExclusive(int page);

  /** The number of folios allocated and not freed, reserved ones and those cached excepted. */
  @Facts({FactGroup.FOLIOS, FactGroup.FILES})
  int foliosAllocated();

  /** Those folios by their first pages, in ascending order. Looks at every page of the machine. */
  @Facts({FactGroup.FOLIOS, FactGroup.FILES})
  IntStream foliosLeft();
}
