package org.ptck.conformance.schedule;

/** How telling it is to have an access meet an event. */
public enum MeetingKind {
  /** Whatever could meet it. */
  ANY,
  /** The event is about the very entry or page that the access needs. */
  NEAR,
  /** A store would leave a mark in the entry, which can be lost. */
  TELLING;

  boolean includes(Anchored each) {
    return switch (this) {
      case ANY -> true;
      case NEAR -> each.isNear();
      case TELLING -> each.isTelling();
    };
  }

  /** The kinds that something is of, as a mask by ordinal. */
  static int mask(boolean isNear, boolean isTelling) {
    return 1 << ANY.ordinal()
        | (isNear ? 1 << NEAR.ordinal() : 0)
        | (isTelling ? 1 << TELLING.ordinal() : 0);
  }

  boolean isIn(int mask) {
    return (mask >>> ordinal() & 1) != 0;
  }
}
