package org.ptck.spec.fact.view;

import org.apiguardian.api.API;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.EventKind;

/**
 * What the last event changed, worked out once by whoever keeps what events imply.
 *
 * <p>Valid until the next event: one and the same object speaks of each in turn. Questions that are
 * not about the event's kind are answered with 0, false, or an empty {@link EntryState}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface Change {

  // ---- the event

  /** What happened; it says what the words mean. */
  EventKind kind();

  /** Who did it; see {@link Actors}. */
  int actor();

  /** The event's subject. */
  long subject();

  /** The word before. */
  long before();

  /** The word after. */
  long after();

  /** The fourth word. */
  long detail();

  // ---- an entry that was changed, by software or hardware

  /** The table that the entry lies in; 0 if the event is about no entry. */
  @Facts(FactGroup.ENTRIES)
  long table();

  /** Where that table is in its life. */
  @Facts(FactGroup.TABLES)
  TableState tableState();

  /** The level of that table. */
  @Facts(FactGroup.ENTRIES)
  int level();

  /** What the entry was. */
  @Facts(FactGroup.ENTRIES)
  EntryState was();

  /** What the entry is now. */
  @Facts(FactGroup.ENTRIES)
  EntryState is();

  /** Whether the entry leads where it led. */
  @Facts(FactGroup.ENTRIES)
  default boolean isSameTarget() {
    return was().target() == is().target();
  }

  /** Whether a leaf, or a link, leads where it led and is still what it was. */
  @Facts(FactGroup.ENTRIES)
  default boolean isKept() {
    return isSameTarget()
        && (was().isLeaf() ? is().isLeaf() : was().isLink() && is().isLink());
  }

  // ---- dirty state

  /**
   * Whether the event is the first evidence that a folio is dirty: software made an entry dirty
   * that was not and that user code can use, or marked the folio, and neither another entry, the
   * folio's mark, a write-back nor a pin through which a device writes said so. Never of a reserved
   * folio.
   */
  @Facts({FactGroup.ENTRIES, FactGroup.FILES, FactGroup.PINS})
  boolean isFirstEvidenceOfDirty();

  /** The folio that an entry leads to now, the first one of a large leaf, or that was marked. */
  @Facts(FactGroup.FOLIOS)
  long folio();

  /** The number of folios that the event let slip from a hand. */
  @Facts(FactGroup.FILES)
  int slippedCount();

  /** The n-th folio that the event let slip from a hand. */
  @Facts(FactGroup.FILES)
  long slipped(int n);

  // ---- things

  /**
   * Tells of each thing that the event touched, in the order in which they are to be looked at.
   *
   * @return whether the visitor never answered false
   */
  boolean tell(ThingVisitor things);

  // ---- tables and spaces

  /** The number of tables to which the event made user code come with another access. */
  @Facts(FactGroup.TABLES)
  int accessChangedCount();

  /** The n-th table to which the event made user code come with another access. */
  @Facts(FactGroup.TABLES)
  long accessChanged(int n);

  /** Whether a CPU loaded its space under an id that was, on that CPU, still another owner's. */
  @Facts(FactGroup.TRANSLATIONS)
  boolean isLoadedOverOtherOwner();

  /** Whether a CPU loaded its space under an id that it had used for that space before. */
  @Facts(FactGroup.TRANSLATIONS)
  boolean isLoadedAgain();
}
