package org.ptck.spec.fact;

/**
 * What happened to shared state.
 *
 * <p>The comment of each kind says what the four words of an {@link Event} hold: subject, before,
 * after, detail. A word not mentioned is 0.
 */
public enum EventKind {
  /** Software read an entry. Entry; -; word. */
  ENTRY_READ(false),
  /** Software changed an entry. Entry; old word; new word; 1 if atomic, 0 if a plain store. */
  ENTRY_WRITE(true),
  /** Hardware set accessed or dirty in an entry. Entry; old word; new word. */
  ENTRY_WALKED(true),
  /** A table was allocated. Table; -; level. */
  TABLE_ALLOCATE(true),
  /** A table was freed. Table; -; level. */
  TABLE_FREE(true),
  /** A folio was allocated. Folio; -; order. */
  FOLIO_ALLOCATE(true),
  /** A folio was declared the implementation's own. Folio. */
  FOLIO_RESERVE(true),
  /** A folio was freed. Folio; reference count; order. */
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
  /** A page was filled with zeroes. Page; old stamp; 0. */
  PAGE_ZERO(true),
  /** A page was overwritten by a copy. Target; old stamp; new stamp; source. */
  PAGE_COPY(true),
  /** User code loaded from a page. Page; -; stamp. */
  PAGE_LOAD(false),
  /** User code stored to a page. Page; old stamp; new stamp. */
  PAGE_STORE(true),
  /**
   * Translations were invalidated. CPU mask; address; page count, 0 for the whole id; id shifted
   * left by one, or -2 for every id, plus 1 if all levels.
   */
  INVALIDATE(true),
  /** A space got a root. Space; -; table. */
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
  ALLOCATION_FAILED(false),
  /**
   * The kit says what a range permits. Start address; page count; the bits of {@link MappingState};
   * space.
   */
  MAPPING(true),
  /** The kit begins an operation. Number of the operation. */
  OPERATION_BEGIN(true),
  /** The kit ends an operation. Number of the operation. */
  OPERATION_END(true),
  /** The scenario has ended, with every space gone. */
  SCENARIO_END(true);

  private final boolean changing;

  EventKind(boolean changing) {
    this.changing = changing;
  }

  /** Whether shared state, or what is known about it, may have changed. */
  public boolean changing() {
    return changing;
  }
}
