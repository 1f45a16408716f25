package org.ptck.conformance.drive;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Rejection;

/**
 * A step that changed nothing a program could see, because it was refused or never asked for. That
 * is no failure: scenarios ask for what makes no sense on purpose.
 *
 * @param step the index of the step
 * @param reason why the model refuses it, or {@link Rejection#OUT_OF_MEMORY} where an allocation
 *   failed; null if the implementation was not asked
 * @param missing the capability without which it was not asked; null if it was
 */
public record RefusedStep(int step, @Nullable Rejection reason, @Nullable Capability missing) {

  /** Checks that there is one reason. */
  public RefusedStep {
    if ((reason == null) == (missing == null)) {
      throw new IllegalArgumentException("one reason expected: " + reason + ", " + missing);
    }
  }

  static RefusedStep because(int step, Rejection reason) {
    return new RefusedStep(step, reason, null);
  }

  static RefusedStep without(int step, Capability missing) {
    return new RefusedStep(step, null, missing);
  }
}
