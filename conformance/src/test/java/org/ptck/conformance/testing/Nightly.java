package org.ptck.conformance.testing;

/** How much a test does: enough for every change, or all of it, in the profile {@code nightly}. */
public final class Nightly {

  private static final boolean IS_NIGHT = Boolean.getBoolean("ptck.nightly");

  private Nightly() {}

  /** The number for every change; at night the other one, which is at least as large. */
  public static int or(int usual, int nightly) {
    return IS_NIGHT ? nightly : usual;
  }

  /** Whether everything is to be done that there is. */
  public static boolean isNight() {
    return IS_NIGHT;
  }
}
