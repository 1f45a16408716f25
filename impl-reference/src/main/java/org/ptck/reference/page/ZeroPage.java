package org.ptck.reference.page;

/** The page of zeroes that loads of untouched anonymous memory see, where there is one. */
public interface ZeroPage {

  /** There is none: every load gets a page of its own. */
  ZeroPage NONE = new ZeroPage() {};

  /** A space was created. The context lock is held. */
  default void spawned() {}

  /** The page; 0 if there is none. It is never freed, and counted nowhere. */
  default int page() {
    return 0;
  }
}
