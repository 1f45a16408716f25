package org.ptck.conformance.gate;

/**
 * What became of an entry of a list of known failures.
 *
 * @param why what is to be said of it beside its word; empty if nothing
 */
public record EntryState(Block.Entry entry, Word word, String why) {

  /** What is said of an entry. */
  public enum Word {
    /** It fails as it says. */
    KNOWN_FAIL,
    /** Its rule was not exercised, as it says. */
    VACUOUS,
    /** Its rule was exercised this time, as may be where there is more time. */
    EXERCISED,
    /** Nothing can be said of it: the runs did not come to their end. */
    INCONCLUSIVE,
    /** It passes. */
    UNEXPECTED_PASS,
    /** It says nothing, or something else. */
    STALE,
    /** It fails as it says, and was to be mended by now. */
    EXPIRED
  }

  /** Whether findings that look like it are known. */
  boolean isKnown() {
    return word == Word.KNOWN_FAIL || word == Word.EXPIRED;
  }
}
