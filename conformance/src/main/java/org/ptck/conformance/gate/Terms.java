package org.ptck.conformance.gate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * On which terms something is known to fail.
 *
 * @param owner who answers for it; {@link #OPEN} if nobody has said yet
 * @param expires the last day on which it may fail; null if nobody has said yet
 * @param reason why it may; {@link #OPEN} if nobody has said yet
 */
public record Terms(String owner, @Nullable LocalDate expires, String reason) {

  /** What stands where a person has something to fill in. */
  public static final String OPEN = "?";

  /** Terms of which nothing was said yet. */
  public static final Terms UNSAID = new Terms(OPEN, null, OPEN);

  /** Whether the last day has gone; never while there is none. */
  boolean areExpired(LocalDate today) {
    return expires != null && today.isAfter(expires);
  }

  /** Whether a person has something to fill in. */
  boolean areOpen() {
    return owner.equals(OPEN) || expires == null || reason.equals(OPEN);
  }

  /** The same with the last day to be said anew. */
  Terms withoutExpiry() {
    return new Terms(owner, null, reason);
  }

  /** Until when, who and why, in words. */
  String words() {
    return "until %s, %s: %s".formatted(expires == null ? OPEN : expires, owner, reason);
  }
}
