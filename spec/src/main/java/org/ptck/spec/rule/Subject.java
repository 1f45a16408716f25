package org.ptck.spec.rule;

import java.util.List;
import org.apiguardian.api.API;

/** The kinds of thing that a state check can be about, and the number that names one. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum Subject {
  /** A data page, by page number. */
  PAGE,
  /** A folio, by its first page number. */
  FOLIO,
  /** A page-table entry, by physical address. */
  ENTRY,
  /** A page-table entry as the reverse mapping has to find it, by physical address. */
  LINKED_ENTRY,
  /** A page table, by physical address. */
  TABLE,
  /** An aligned run of entries that may form a contiguous block, by its first entry. */
  BLOCK,
  /** An address space, by its number. */
  SPACE,
  /** The links of the reverse mapping that are of a space, by the space's number. */
  LINKS,
  /** A pin, by its number. */
  PIN,
  /** The operation of an actor, by the actor's number. */
  OPERATION,
  /** The scenario as a whole; its number is 0. */
  SCENARIO;

  /** Those that events touch, in the order in which they are looked at. */
  public static final List<Subject> TOUCHABLE =
      List.of(PAGE, FOLIO, ENTRY, LINKED_ENTRY, BLOCK, TABLE, SPACE, LINKS, PIN);
}
