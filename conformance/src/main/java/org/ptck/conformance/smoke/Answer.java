package org.ptck.conformance.smoke;

import org.ptck.spec.fact.Capability;

/**
 * What was found out about one capability.
 *
 * @param capability the capability
 * @param verdict what it came to
 * @param why a clause for a person to read; empty where the verdict says it all
 */
public record Answer(Capability capability, Verdict verdict, String why) {

  /** What can be found out. */
  public enum Verdict {
    /** It is declared, and it was seen. */
    CONFIRMED,
    /** It is declared, and what was seen says otherwise. */
    CONTRADICTED,
    /** It is declared, and there is no way to see it here. */
    BELIEVED,
    /** It is declared, and what it rules out or does worked without it. */
    NEEDLESS,
    /** It is not declared, but was seen. */
    UNDECLARED,
    /** It is not declared, and not seen. */
    LACKING
  }

  /** Whether it says that something is wired wrongly. */
  public boolean isWrong() {
    return verdict == Verdict.CONTRADICTED;
  }
}
