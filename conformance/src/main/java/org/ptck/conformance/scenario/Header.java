package org.ptck.conformance.scenario;

import java.util.List;

/**
 * What a scenario runs on.
 *
 * <p>Names are words: an ASCII letter or digit, then letters, digits, dots, dashes or underscores.
 *
 * @param geometry the name of the geometry, as {@link org.ptck.spec.arch.Geometries} knows it
 * @param manager the name of the memory manager that it was found with
 * @param entries the name of the entry operations that it was found with
 * @param variants the gallery entries or legal styles that were on; empty if none
 * @param cpuCount the number of CPUs; 1 to 8
 */
public record Header(
    String geometry, String manager, String entries, List<String> variants, int cpuCount) {

  /** The largest number of CPUs. */
  public static final int CPU_COUNT_MAX = 8;

  /** Checks that the text form can express the header. */
  public Header {
    variants = List.copyOf(variants);
    checkWord(geometry);
    checkWord(manager);
    checkWord(entries);
    variants.forEach(Header::checkWord);
    if (cpuCount < 1 || cpuCount > CPU_COUNT_MAX) {
      throw new IllegalArgumentException("1 to 8 CPUs expected, not " + cpuCount);
    }
  }

  /** The reference manager with plain entry operations on two CPUs, without variants. */
  public static Header of(String geometry) {
    return new Header(geometry, "reference", "plain", List.of(), 2);
  }

  /** The same header with another number of CPUs. */
  public Header withCpuCount(int count) {
    return count == cpuCount ? this : new Header(geometry, manager, entries, variants, count);
  }

  /** The same header naming another implementation. */
  public Header withImplementation(String otherManager, String otherEntries) {
    return new Header(geometry, otherManager, otherEntries, variants, cpuCount);
  }

  /** The same header with other variants. */
  public Header withVariants(List<String> others) {
    return new Header(geometry, manager, entries, others, cpuCount);
  }

  /** Whether the text can stand as a name in a scenario. */
  static boolean isWord(String text) {
    if (text.isEmpty() || !isLetterOrDigit(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (!isLetterOrDigit(text.charAt(i)) && "._-".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static void checkWord(String text) {
    if (!isWord(text)) {
      throw new IllegalArgumentException("not a name: '" + text + "'");
    }
  }
}
