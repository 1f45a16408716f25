package org.ptck.conformance.scenario;

import java.util.List;

/** The words of the text form. The parser, the printer and the grammar page share them. */
final class Words {

  static final String FORMAT = "ptck-scenario";

  /** The version of what stands one after the other. */
  static final int VERSION_FIRST = 1;

  /** The version since which steps may stand side by side. */
  static final int VERSION_TOGETHER = 2;

  static final String GEOMETRY = "geometry";
  static final String MANAGER = "manager";
  static final String ENTRIES = "entries";
  static final String VARIANT = "variant";
  static final String CPUS = "cpus";

  static final String READ = "read";
  static final String WRITE = "write";
  static final String FETCH = "fetch";
  static final String ORDER = "order=";
  static final String MARKS = "marks=";
  static final String CPU = "cpu";
  static final String FAILING = "failing";
  static final String ALLOC = "alloc";
  static final String WHEN = "when";
  static final String BEFORE = "before";
  static final String ORDINAL = "#";
  static final String TOGETHER = "together";
  static final String SWITCH = "switch";
  static final String AFTER = "after";
  static final String END = "end";
  static final String VIOLATES = "violates";

  /** Lines that every header has. */
  static final List<String> HEADER_REQUIRED = List.of(GEOMETRY, MANAGER, ENTRIES, CPUS);

  /** Lines that a header may have, in the order in which they are printed. */
  static final List<String> HEADER = List.of(GEOMETRY, MANAGER, ENTRIES, VARIANT, CPUS);

  /** Lines that stand around steps side by side, and are none themselves. */
  static final List<String> AROUND_STEPS = List.of(TOGETHER, SWITCH, END);

  private Words() {}
}
