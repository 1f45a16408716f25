package org.ptck.spec.rule.watch;

import org.ptck.spec.rule.Subject;

/** Told of each thing that an event touches. */
interface Looker {

  /**
   * The thing is looked at when it is quiescent, and at the end of the operation.
   *
   * @param thing as {@link Subject} says
   */
  void note(Subject what, long thing);

  /** The same for an entry that nobody touched, but of which the kit said what it may permit. */
  void noteTold(long entry);

  /** The same for a page that was touched by an entry that maps it, or did. */
  void noteMapped(long page, long entry);

  /**
   * A link of a file by which an entry was found in the space is gone: the entry is looked at now,
   * or when the lock of the links is released; returns whether every rule holds.
   */
  boolean unlinked(int file, int space, long entry);

  /** The thing is looked at now; returns whether every rule holds. */
  boolean look(Subject what, long thing);

  /**
   * The operation that touched the thing has ended, as have all others that did: it is looked at;
   * returns whether every rule holds.
   */
  boolean lookAtEnd(Subject what, long thing);

  /** The thing is quiescent and looked at; returns whether every rule holds. */
  boolean lookQuiescent(Subject what, long thing);
}
