package org.ptck.spec.rule;

import org.apiguardian.api.API;

/**
 * One fact about a failure, for a person to read: what was expected, what was seen.
 *
 * @param key what the fact is about
 * @param value the fact
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Detail(String key, String value) {

  /** What an instruction that invalidates is about; it may stand several times, or not at all. */
  public static final String INSTRUCTION = "instruction";

  /** A detail whose value is a number. */
  public static Detail of(String key, long value) {
    return new Detail(key, Long.toString(value));
  }

  /** A detail whose value is a physical or user address, in hexadecimal. */
  public static Detail address(String key, long value) {
    return new Detail(key, "0x" + Long.toHexString(value));
  }

  /** A detail whose value is the stamp of a page, in words: what the page holds. */
  public static Detail stamp(String key, long value) {
    return new Detail(key, held(value));
  }

  /** A detail whose value is a text. */
  public static Detail of(String key, String value) {
    return new Detail(key, value);
  }

  private static String held(long stamp) {
    if (stamp == 0) {
      return "zero";
    }
    if (stamp < -1) {
      return "what the file held at first (%d)".formatted(stamp);
    }
    return stamp < 0 ? "garbage" : "the value stored by step " + stamp;
  }
}
