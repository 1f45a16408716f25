package org.ptck.spec.fact.view;

import org.apiguardian.api.API;

/** What folios cache, and who says that they are dirty. */
@Facts(FactGroup.FILES)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface FileFacts {

  /** Whether the page belongs to a folio that caches a file. */
  boolean isCached(long page);

  /** The file that the page caches; -1 if none. */
  int fileOf(long page);

  /** The page of the file that the page caches; -1 if none. */
  int fileIndexOf(long page);

  /** The folios that cache files. */
  long[] foliosCached();

  /** Whether the folio is marked dirty. */
  boolean isFolioDirty(long folio);

  /** Whether the data of the folio was taken for write-back and is not durable yet. */
  boolean isUnderWriteBack(long folio);

  /**
   * Whether an actor has the folio's dirty state, or its backing copy, in hand: it took the last of
   * it away while it held locks of tables or folios, and holds one of those still. A view that does
   * not answer {@link FactGroup#LOCKS} says so until the actor's operation ends.
   */
  boolean isInHand(long folio);
}
