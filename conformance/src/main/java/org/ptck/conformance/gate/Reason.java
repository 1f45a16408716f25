package org.ptck.conformance.gate;

/**
 * Why a change may not be merged, or why nobody can tell.
 *
 * @param sentence what it is about, in one line
 */
public record Reason(Kind kind, String sentence) {

  /** What sort of reason it is, the worst first. */
  public enum Kind {
    /** A rule is violated in a way that is not known. */
    NEW_FAILURE("new failure", true),
    /** A rule held in the base, and nothing is looked at any more. */
    NO_LONGER_HELD("no longer held", true),
    /** No run ran anything. */
    NOTHING_EXECUTED("nothing executed", false),
    /** A run ended before all was run. */
    CUT_SHORT("cut short", false),
    /** No run was about a regression, or there was no time for it. */
    REGRESSION_NOT_RUN("regression not run", true),
    /** A regression does not do what it was written for. */
    REGRESSION_STALE("regression stale", false),
    /** A rule was never exercised. */
    VACUOUS("vacuous", true),
    /** What is known to fail passes. */
    UNEXPECTED_PASS("unexpected pass", true),
    /** What is known to fail cannot be run, or fails otherwise. */
    STALE_ENTRY("stale entry", true),
    /** What is known to fail was to be mended by now. */
    EXPIRED_ENTRY("expired entry", true);

    private final String words;
    private final boolean isRed;

    Kind(String words, boolean isRed) {
      this.words = words;
      this.isRed = isRed;
    }

    /** Whether the list of known failures can be changed so that it is no reason any more. */
    public boolean isOfTheList() {
      return switch (this) {
        case NEW_FAILURE, VACUOUS, UNEXPECTED_PASS, STALE_ENTRY, EXPIRED_ENTRY -> true;
        default -> false;
      };
    }

    /** Whether it keeps a change out by itself; otherwise there is no verdict. */
    public boolean isRed() {
      return isRed;
    }
  }

  /** The reason in one line. */
  public String line() {
    return kind.words + ": " + sentence;
  }
}
