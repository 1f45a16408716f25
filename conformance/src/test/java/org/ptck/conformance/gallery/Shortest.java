package org.ptck.conformance.gallery;

import java.util.Map;

/**
 * The shortest scenario known that shows a bug.
 *
 * @param stepCount its steps
 * @param rule the rule that it violates
 */
record Shortest(int stepCount, String rule) {

  static final Map<String, Shortest> BY_BUG =
      Map.of(
          "B76", new Shortest(4, "REF-1"),
          "B34", new Shortest(4, "TBL-4"),
          "B22", new Shortest(4, "TBL-4"),
          "X01", new Shortest(4, "TLB-2"),
          "X02", new Shortest(4, "TLB-1"),
          "X03", new Shortest(4, "TBL-4"),
          "X04", new Shortest(3, "REF-4"),
          "X05", new Shortest(5, "PRM-1"));
}
