package org.ptck.conformance.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;

/** The header lines of one text, in any order, each at most once. */
final class HeaderGrammar {

  private final Map<String, List<String>> values = new HashMap<>();
  private int cpuCount = 1;

  /** Whether the word starts a header line. */
  static boolean starts(String word) {
    return Words.HEADER.contains(word);
  }

  /** Reads one header line. */
  void read(WordReader reader) {
    String key = reader.peek();
    if (values.containsKey(key)) {
      reader.report("found a second '" + key + "' line, expected one");
      return;
    }
    reader.word("a header line");
    values.put(key, key.equals(Words.CPUS) ? cpus(reader) : names(reader, key));
    if (key.equals(Words.GEOMETRY) && Geometries.named(reader.lastWord()).isEmpty()) {
      reader.failBack("a geometry: " + knownGeometries());
    }
    reader.end();
  }

  /** The first required line that is missing; empty if the header is whole. */
  String missing() {
    return Words.HEADER_REQUIRED.stream()
        .filter(key -> !values.containsKey(key))
        .findFirst()
        .orElse("");
  }

  /** The header read; call only when nothing is missing. */
  Header header() {
    return new Header(
        one(Words.GEOMETRY),
        one(Words.MANAGER),
        one(Words.ENTRIES),
        values.getOrDefault(Words.VARIANT, List.of()),
        cpuCount);
  }

  private List<String> cpus(WordReader reader) {
    cpuCount = (int) reader.number("a number of CPUs", 1, Header.CPU_COUNT_MAX);
    return List.of();
  }

  private static List<String> names(WordReader reader, String key) {
    List<String> names = new ArrayList<>();
    String expected = "a name (letters, digits, '.', '-', '_') after '" + key + "'";
    do {
      if (!Header.isWord(reader.word(expected))) {
        reader.failBack(expected);
      }
      names.add(reader.lastWord());
    } while (key.equals(Words.VARIANT) && !reader.peek().isEmpty());
    return names;
  }

  private String one(String key) {
    return values.getOrDefault(key, List.of("")).getFirst();
  }

  private static String knownGeometries() {
    return Geometries.all().stream().map(Geometry::name).collect(Collectors.joining(", "));
  }
}
