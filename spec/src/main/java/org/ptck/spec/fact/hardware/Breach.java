package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/** Calls that the machine cannot carry out. The rule catalogue maps each to a rule. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum Breach {
  /** An address was used as an entry that is not one: no table there, or not aligned. */
  ENTRY_OUTSIDE_TABLES,
  /** An entry of a freed table was read or written. */
  ENTRY_OF_FREED_TABLE,
  /** A level that the geometry does not have. */
  LEVEL_UNKNOWN,
  /** An address was used as a table that is not one. */
  TABLE_UNKNOWN,
  /** A table was freed that is free already. */
  TABLE_FREED_TWICE,
  /** A table of another level was made a root. */
  ROOT_OF_WRONG_LEVEL,
  /** A frame was used as a table and as a page. */
  FRAME_USED_AS_BOTH,
  /** A frame was freed that is free already. */
  FRAME_FREED_TWICE,
  /** A number was used as a page or folio that is not one. */
  PAGE_UNKNOWN,
  /** A page number that is not the first of a folio was used as one. */
  FOLIO_UNKNOWN,
  /** A folio that is free was counted, copied, zeroed or asked about. */
  FOLIO_USED_WHEN_FREE,
  /** A folio was freed that is free already. */
  FOLIO_FREED_TWICE,
  /** A counter went below zero. */
  COUNTER_BELOW_ZERO,
  /** A page has no count where the implementation keeps counts for itself. */
  COUNT_UNKNOWN,
  /** What was asked for a count called the machine. */
  CALLED_WHILE_ASKED,
  /** A run of pages leaves its folio. */
  PAGES_BEYOND_FOLIO,
  /** An order, count, range or depth out of bounds. */
  ARGUMENT_OUT_OF_BOUNDS,
  /** A file, or a page of a file, that does not exist. */
  FILE_UNKNOWN,
  /** A folio that caches pages of a file was to cache others, or other folios cache them. */
  FOLIO_CACHED,
  /** A folio that caches nothing was taken out of the cache or written back. */
  FOLIO_NOT_CACHED,
  /** Write-back of a folio was begun twice, or ended without being begun. */
  STORE_OUT_OF_ORDER,
  /** A pin was opened that is open. */
  PIN_OPEN,
  /** A pin was closed that is not open, or has no such number. */
  PIN_UNKNOWN,
  /** A resident-set counter that does not exist. */
  COUNTER_UNKNOWN,
  /** A resident-set counter went below zero. */
  RESIDENT_BELOW_ZERO,
  /** A range was taken out of the reverse mapping that is not in it. */
  REVERSE_LINK_UNKNOWN,
  /** A CPU that does not exist. */
  CPU_UNKNOWN,
  /** An id that does not exist. */
  ID_UNKNOWN,
  /**
   * An instruction that the architecture of the tables does not have, or that faults on its
   * operand.
   */
  INSTRUCTION_UNKNOWN,
  /** A space without a root was loaded, or a root taken from a space without one. */
  SPACE_WITHOUT_ROOT,
  /** A table was made a root that is one already. */
  SPACE_WITH_ROOT,
  /** A lock class that does not exist. */
  LOCK_CLASS_UNKNOWN,
  /** A lock was taken that this actor holds already. */
  LOCK_TAKEN_TWICE,
  /** A lock was waited for that nobody will release. */
  LOCK_NEVER_RELEASED,
  /** A lock was released that this actor does not hold. */
  LOCK_NOT_HELD,
  /** A lockless walk was left that was not entered. */
  WALK_NOT_ENTERED,
  /** An operation, or the scenario, ended inside a lockless walk. */
  WALK_NOT_LEFT,
  /** A grace period was waited for that cannot end, or an interrupt that cannot be taken. */
  GRACE_NEVER_ENDS,
  /** The code under test says itself that it cannot go on. */
  GIVEN_UP,
  /** An operation made more events than the bound. */
  TOO_MANY_EVENTS
}
