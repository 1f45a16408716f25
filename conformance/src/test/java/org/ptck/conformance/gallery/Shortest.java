package org.ptck.conformance.gallery;

import static java.util.Map.entry;

import java.util.Map;

/**
 * The shortest scenario known that shows a bug.
 *
 * @param length its steps, and what happens in the middle of them
 * @param rule the rule that it violates
 */
record Shortest(int length, String rule) {

  static final Map<String, Shortest> BY_BUG =
      Map.ofEntries(
          entry("B76", new Shortest(4, "REF-1")),
          entry("B34", new Shortest(4, "TBL-4")),
          entry("B22", new Shortest(4, "TBL-4")),
          entry("B68", new Shortest(4, "SEM-3")),
          entry("B71", new Shortest(4, "SEM-3")),
          entry("X01", new Shortest(4, "TLB-2")),
          entry("X02", new Shortest(4, "TLB-1")),
          entry("X03", new Shortest(4, "TBL-4")),
          entry("X04", new Shortest(3, "REF-4")),
          entry("X05", new Shortest(5, "PRM-1")),
          entry("X07", new Shortest(4, "DTY-1")),
          entry("X10", new Shortest(5, "DTY-1")),
          entry("X11", new Shortest(4, "TLB-1")),
          entry("X12", new Shortest(3, "DTY-1")),
          entry("B09", new Shortest(5, "DTY-1")),
          entry("B10", new Shortest(4, "DTY-1")),
          entry("B59", new Shortest(4, "TLB-3")),
          entry("B61", new Shortest(3, "CNT-5")),
          entry("X06", new Shortest(5, "DTY-1")),
          entry("X08", new Shortest(4, "CNT-4")),
          entry("X09", new Shortest(4, "CNT-2")),
          entry("X13", new Shortest(4, "CNT-5")),
          entry("X14", new Shortest(4, "PRM-1")),
          entry("X26", new Shortest(5, "SEM-2")),
          entry("X27", new Shortest(3, "SEM-5")),
          entry("X28", new Shortest(3, "PRM-4")));
}
