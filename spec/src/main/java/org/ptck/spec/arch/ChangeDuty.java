package org.ptck.spec.arch;

import org.apiguardian.api.API;

/**
 * What an architecture asks of software that makes a {@link LiveChange}.
 *
 * @param isBreakBeforeMake whether the change has to go through an invalid entry and a completed
 *   invalidation; if not, either translation may be used until the old one is invalidated, and
 *   nothing else happens
 * @param source the manual and its section
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ChangeDuty(boolean isBreakBeforeMake, String source) {

  /** The change goes through an invalid entry and a completed invalidation. */
  static ChangeDuty breakBeforeMake(String source) {
    return new ChangeDuty(true, source);
  }

  /** Until the old translation is invalidated CPUs use it or the new one. */
  static ChangeDuty either(String source) {
    return new ChangeDuty(false, source);
  }
}
