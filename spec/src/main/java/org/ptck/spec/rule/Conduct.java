package org.ptck.spec.rule;

import org.jspecify.annotations.Nullable;

/**
 * How an implementation behaved towards the kit.
 *
 * @param thrown what it threw; null when it returned
 * @param answeredNull whether it returned null
 * @param hung whether it stopped making events without returning
 * @param accessFinished whether an access came to an end within the bound of faults
 * @param repeatable false when the same scenario gave other events
 */
public record Conduct(
    @Nullable Throwable thrown,
    boolean answeredNull,
    boolean hung,
    boolean accessFinished,
    boolean repeatable) {

  /** As the contract asks. */
  public static final Conduct GOOD = new Conduct(null, false, false, true, true);
}
