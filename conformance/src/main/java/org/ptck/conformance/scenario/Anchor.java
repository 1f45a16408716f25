package org.ptck.conformance.scenario;

/**
 * An event in the middle of a step, named by what it does to which object, so that it is found
 * again whatever else the step does.
 *
 * @param kind the kind of event
 * @param owner the space of an entry, the file of a page of a file, 0 for nothing
 * @param place the address that the entry translates, the page of the file, 0 for nothing
 * @param ordinal which of the events of the step that fit; at least 1
 */
public record Anchor(AnchorKind kind, int owner, long place, int ordinal) {

  /** Checks that the text form can express the anchor. */
  public Anchor {
    boolean isNamed =
        switch (kind.subject()) {
          case NONE -> owner == 0 && place == 0;
          case ENTRY -> Step.isSpace(owner) && place >= 0;
          case FILE_PAGE -> owner >= 0 && place >= 0;
        };
    if (!isNamed || ordinal < 1) {
      throw new IllegalArgumentException(
          "no text form for %s of %d, %d, #%d".formatted(kind, owner, place, ordinal));
    }
  }

  /** The same kind of event of an object at another place. */
  public Anchor at(int otherOwner, long otherPlace) {
    return new Anchor(kind, otherOwner, otherPlace, ordinal);
  }

  /** Another event of the same kind and object. */
  public Anchor withOrdinal(int other) {
    return new Anchor(kind, owner, place, other);
  }
}
