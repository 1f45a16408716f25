package org.ptck.spec.fact.view;

import java.util.stream.LongStream;
import org.apiguardian.api.API;

/** What folios there are, and how they are counted and marked. */
@Facts(FactGroup.FOLIOS)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface FolioFacts {

  /** The first page of the folio that the page belongs to, or belonged to last. */
  long folioOf(long page);

  /** The order of the folio. */
  int folioOrder(long folio);

  /** Whether the folio is allocated. */
  boolean isAllocated(long folio);

  /** Whether the page is one that the implementation declared its own, such as a zero page. */
  boolean isReserved(long page);

  /** The folio's reference count. */
  int references(long folio);

  /** The page's mapcount as counted by the implementation. */
  int mapcount(long page);

  /** The sum of the mapcounts of the folio's pages. */
  int folioMapcount(long folio);

  /** Whether the page carries the exclusive mark. */
  boolean isExclusive(long page);

  /** The number of folios allocated and not freed, reserved ones and those cached excepted. */
  @Facts({FactGroup.FOLIOS, FactGroup.FILES})
  int foliosAllocated();

  /** Those folios by their first pages, in ascending order. Looks at every page of the machine. */
  @Facts({FactGroup.FOLIOS, FactGroup.FILES})
  LongStream foliosLeft();
}
