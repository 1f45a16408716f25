package org.ptck.conformance.execute;

/** How this JVM compiles what runs hot. Nothing but the time that a run takes depends on it. */
public final class Compilers {

  /**
   * Compile quickly, and never better: until some forty thousand scenarios have run, making better
   * code takes longer than it saves ({@code docs/performance.md}).
   */
  public static final String QUICK_ONLY = "-XX:TieredStopAtLevel=1";

  /** What HotSpot says of itself when it was started with {@link #QUICK_ONLY}. */
  private static final String QUICK_ONLY_WORDS = "emulated-client";

  private Compilers() {}

  /** Whether this JVM was started with {@link #QUICK_ONLY}; false where that cannot be told. */
  public static boolean areQuickOnly() {
    return System.getProperty("java.vm.info", "").contains(QUICK_ONLY_WORDS);
  }
}
