package org.ptck.spec.fact;

import org.apiguardian.api.API;
import org.ptck.spec.arch.invalidation.TlbInstruction;

/**
 * What happened to shared state.
 *
 * <p>The comment of each kind says what the four words of an {@link Event} hold: subject, before,
 * after, detail. A word not mentioned is 0.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum EventKind {
  /** Software read an entry. Entry; -; word. */
  ENTRY_READ(false),
  /**
   * Software changed an entry. Entry; old word; new word; 1 if atomic, 0 if a plain store,
   * {@link Event#FOUND} if nobody saw it happen.
   */
  ENTRY_WRITE(true),
  /** Hardware set accessed or dirty in an entry. Entry; old word; new word. */
  ENTRY_WALKED(true),
  /** A table was allocated. Table; -; level. */
  TABLE_ALLOCATE(true),
  /**
   * A table was freed. Table; -; level; the number of the grace period it waited for, 0 if none.
   */
  TABLE_FREE(true),
  /**
   * A frame was allocated of which nobody knows what it is for: a table, or a page. Address; -; 1
   * if it is to be a table, of whatever level. Once it is used, {@link #TABLE_ALLOCATE} or
   * {@link #FOLIO_ALLOCATE} says for what, and {@link #ENTRY_WRITE} what stands in the table.
   */
  FRAME_ALLOCATE(true),
  /** A frame was freed that was never used. Address; -; as before. */
  FRAME_FREE(true),
  /** Software read a word of a frame that is not used yet. Address; -; word. */
  FRAME_READ(false),
  /** Software changed words of a frame that is not used yet. Address; old word; new word. */
  FRAME_WRITE(false),
  /** A folio was allocated. Folio; -; order. */
  FOLIO_ALLOCATE(true),
  /** A folio was declared the implementation's own. Folio. */
  FOLIO_RESERVE(true),
  /** A folio was freed. Folio; reference count; order; 1 if it cached a file. */
  FOLIO_FREE(true),
  /** A reference count was read. Folio; -; count. */
  REFERENCE_READ(false),
  /** A reference count was changed. Folio; old count; new count. */
  REFERENCE_CHANGE(true),
  /** A mapcount was read. Page; -; count. */
  MAPCOUNT_READ(false),
  /** Mapcounts of consecutive pages were changed. First page; folio; delta; page count. */
  MAPCOUNT_CHANGE(true),
  /** The exclusive mark was read. Page; -; 0 or 1. */
  EXCLUSIVE_READ(false),
  /** Exclusive marks of consecutive pages were changed. First page; -; 0 or 1; page count. */
  EXCLUSIVE_CHANGE(true),
  /** The dirty mark of a folio was read. Folio; -; 0 or 1. */
  FOLIO_DIRTY_READ(false),
  /** The dirty mark of a folio was set or taken. Folio; 0 or 1; 0 or 1. */
  FOLIO_DIRTY_CHANGE(true),
  /** A folio caches a file from now on. Folio; file; page of the file; order. */
  CACHE_ADD(true),
  /** A folio caches nothing any more. Folio; file; page of the file; order. */
  CACHE_REMOVE(true),
  /** A page was read from storage. Page; old stamp; new stamp; page of the file, over the file. */
  STORAGE_READ(true),
  /** The data of a folio was taken for write-back. Folio; -; -; order. */
  STORE_BEGIN(true),
  /** The data taken became durable. Folio; -; -; order. */
  STORE_END(true),
  /** A pin was opened. Page; -; pin; 1 if the device writes. */
  PIN_ADD(true),
  /** A pin was closed. Page; pin; -; 1 if the device writes. */
  PIN_REMOVE(true),
  /** The pins of a folio were counted. Folio; -; count. */
  PIN_READ(false),
  /** A device read a page. Page; pin; stamp. */
  DEVICE_LOAD(false),
  /** A device wrote a page. Page; old stamp; new stamp; pin. */
  DEVICE_STORE(true),
  /** The kit says where a pinned private page is mapped. Pin; -; space, -1 if nowhere; address. */
  PIN_TARGET(true),
  /** A resident-set counter was read. Space; -; count; kind. */
  RESIDENT_READ(false),
  /** A resident-set counter was changed. Space; old count; new count; kind. */
  RESIDENT_CHANGE(true),
  /** A reverse link was added. Address; page of the file, over the file; page count; space. */
  REVERSE_ADD(true),
  /** A reverse link was removed. Address; page of the file, over the file; page count; space. */
  REVERSE_REMOVE(true),
  /**
   * A page was filled with zeroes. Page; old stamp; 0; {@link Event#FOUND} if nobody saw it happen.
   */
  PAGE_ZERO(true),
  /** A page was overwritten by a copy. Target; old stamp; new stamp; source. */
  PAGE_COPY(true),
  /** User code loaded from a page. Page; -; stamp. */
  PAGE_LOAD(false),
  /** User code stored to a page. Page; old stamp; new stamp. */
  PAGE_STORE(true),
  /**
   * Translations were invalidated. CPU mask; address; page count, 0 for the whole id; id, levels
   * and globals as {@link Invalidated} has them.
   */
  INVALIDATE(true),
  /**
   * An instruction that invalidates was carried out, of which {@link #INVALIDATE} tells next, on no
   * CPU if it reached nothing. Its number, as {@link TlbInstruction} has them; its first operand;
   * its second; its third.
   */
  TLB_INSTRUCTION(true),
  /** A space got a root, or another one. Space; the one it had, 0 if none; table. */
  ROOT_SET(true),
  /** A space lost its root. Space; table. */
  ROOT_DROP(true),
  /** A CPU took up a space. CPU; -; space; id. */
  LOAD(true),
  /** A CPU went lazy. CPU; -; space. */
  LAZY(true),
  /** A CPU let go of a root. CPU; space. */
  UNLOAD(true),
  /** An id was retired. Id. */
  ID_RETIRE(true),
  /** A lock was taken. Object; lock class; 1 if exclusive, 0 if shared; 1 if by try. */
  LOCK(true),
  /** A try for a lock failed. Object; lock class. */
  LOCK_FAILED(false),
  /** A lock was released. Object; lock class. */
  UNLOCK(true),
  /** The machine was told to fail an allocation, or had nothing left. -; -; how many so far. */
  ALLOCATION_FAILED(true),
  /**
   * The kit says what a range permits, as far as no operation of another actor claims otherwise.
   * Start address; page count; the bits of {@link MappingState}; space.
   */
  MAPPING(true),
  /**
   * The kit begins an operation. Number of the operation; -; 1 if it asks to write, 0 if not; the
   * spaces, as bits, that nobody takes up until it ends, unless in it.
   */
  OPERATION_BEGIN(true),
  /** The kit ends an operation. Number of the operation. */
  OPERATION_END(true),
  /** The scenario has ended, with every space gone. */
  SCENARIO_END(true),
  /**
   * The data of a page was found changed by software, to other than zeroes. Page; old stamp; new
   * stamp; {@link Event#FOUND}.
   */
  PAGE_FOUND(true),
  /** Somebody entered a lockless walk, or one within it. Actor; -; how many it is inside now. */
  WALK_ENTER(true),
  /** Somebody left a lockless walk. Actor; -; how many it is inside still. */
  WALK_LEAVE(true),
  /**
   * A grace period was asked for. Its number, from 1; -; the table or folio to be freed when it has
   * passed, 0 if it is waited for; {@link #GRACE_TABLE}, {@link #GRACE_FOLIO} or 0.
   */
  GRACE_BEGIN(true),
  /** Every actor that was inside when the grace period was asked for has left. Its number. */
  GRACE_END(true),
  /**
   * Hardware read an entry in a walk, one level of it. Entry; -; word. Part of an access: it is
   * told to whoever looks on, and counted nowhere.
   */
  WALK_READ(false),
  /**
   * The kit says what a range may permit beside what is settled, as long as the operation of the
   * actor runs. Start address; page count; the bits of {@link MappingState}; space.
   */
  MAPPING_CLAIM(true),
  /** The flushes that the actor's operation owes, and are not done, wait in a queue. Queue. */
  FLUSHES_DEFER(true),
  /** References to a folio wait in a queue to be released. Folio; -; queue; count. */
  REFERENCES_DEFER(true),
  /**
   * What waits in a queue is owed by the actor's operation, if one runs, from now on: flushes and
   * references. Queue.
   */
  DEBTS_TAKE(true),
  /** Software loaded from a page, past every MMU. Page; -; stamp. */
  PAGE_READ(false),
  /** Software stored to a page, past every MMU. Page; old stamp; new stamp. */
  PAGE_WRITE(true);

  /** The detail of a {@link #GRACE_BEGIN} after which a table is freed. */
  public static final int GRACE_TABLE = 1;

  /** The detail of a {@link #GRACE_BEGIN} after which a folio is freed. */
  public static final int GRACE_FOLIO = 2;

  private final boolean changing;

  EventKind(boolean changing) {
    this.changing = changing;
  }

  /** Whether shared state, or what is known about it, may have changed. */
  public boolean changing() {
    return changing;
  }

  /** Whether it is a change of plain memory, which may be found after it happened. */
  public boolean canBeFound() {
    return this == ENTRY_WRITE || this == PAGE_ZERO || this == PAGE_FOUND;
  }
}
