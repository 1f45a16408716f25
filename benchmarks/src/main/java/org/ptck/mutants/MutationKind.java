package org.ptck.mutants;

/**
 * What is changed in one place of the source.
 *
 * <p>The shares are those of the campaign of November 2026, so that figures can be compared; they
 * say how many of a hundred mutants are of a kind, as far as there are so many candidates.
 */
enum MutationKind {
  /** A statement is deleted. */
  DELETED(30),
  /** A condition is negated. */
  NEGATED(17),
  /** One operand of a conjunction or disjunction is dropped. */
  DROPPED(12),
  /** A comparison includes its bound, or no longer does. */
  BOUND(9),
  /** Two neighbouring statements are swapped. */
  SWAPPED(12),
  /** A number is off by one, or one operand of a sum or mask is missing. */
  OFF(10),
  /** An argument is replaced by the other one there is: leaf for all levels, read for write. */
  ARGUMENT(6),
  /** A wrapper is dropped: what it was given is used as it is. */
  UNWRAPPED(4);

  private final int share;

  MutationKind(int share) {
    this.share = share;
  }

  /** The share of this kind, in hundredths. */
  int share() {
    return share;
  }
}
