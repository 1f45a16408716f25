package org.ptck.reference.copy;

/** Decides whether a store to a write-protected private page may keep the page. */
public interface PageReuse {

  /** Consecutive fresh pages are about to be mapped, each for one space alone. */
  default void mappingFresh(int page, int pageCount) {}

  /** Whether nobody but the space that maps the page can see it. The table lock is held. */
  boolean mayReuse(int page);
}
