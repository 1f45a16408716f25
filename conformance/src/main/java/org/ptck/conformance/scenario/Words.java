package org.ptck.conformance.scenario;

import java.util.List;

/** The words of the text form. The parser, the printer and the grammar page share them. */
final class Words {

  static final String FORMAT = "ptck-scenario";
  static final int VERSION = 1;

  static final String GEOMETRY = "geometry";
  static final String MANAGER = "manager";
  static final String ENTRIES = "entries";
  static final String VARIANT = "variant";
  static final String CPUS = "cpus";

  static final String SPAWN = "spawn";
  static final String EXIT = "exit";
  static final String MAP = "map";
  static final String UNMAP = "unmap";
  static final String PROTECT = "protect";
  static final String FORK = "fork";
  static final String READ = "read";
  static final String WRITE = "write";
  static final String MOVE = "move";
  static final String DISCARD = "discard";
  static final String SYNC = "sync";
  static final String PIN = "pin";
  static final String UNPIN = "unpin";
  static final String DEVICE_READ = "device-read";
  static final String DEVICE_WRITE = "device-write";
  static final String LOAD = "load";
  static final String LAZY = "lazy";

  static final String ANON = "anon";
  static final String FILE = "file";
  static final String ORDER = "order=";
  static final String MARKS = "marks=";
  static final String CPU = "cpu";
  static final String FAILING = "failing";
  static final String ALLOC = "alloc";
  static final String WHEN = "when";
  static final String BEFORE = "before";
  static final String ORDINAL = "#";
  static final String VIOLATES = "violates";

  /** Lines that every header has. */
  static final List<String> HEADER_REQUIRED = List.of(GEOMETRY, MANAGER, ENTRIES, CPUS);

  /** Lines that a header may have, in the order in which they are printed. */
  static final List<String> HEADER = List.of(GEOMETRY, MANAGER, ENTRIES, VARIANT, CPUS);

  static final List<String> OPERATIONS =
      List.of(
          SPAWN, EXIT, MAP, UNMAP, PROTECT, MOVE, DISCARD, FORK, READ, WRITE, SYNC, PIN, UNPIN,
          DEVICE_READ, DEVICE_WRITE, LOAD, LAZY);

  /** Words kept for later versions. */
  static final List<String> RESERVED = List.of("together");

  private Words() {}
}
