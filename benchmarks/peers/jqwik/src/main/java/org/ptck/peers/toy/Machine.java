package org.ptck.peers.toy;

import static org.ptck.peers.toy.RuleViolation.check;

/** Memory with counters, leaf tables under the root of each space, and what two CPUs cache. */
final class Machine {

  /** Entries of a leaf table. */
  static final int SPAN = 4;

  /** More frames than can be in use at a time. */
  private static final int FRAMES = 32;

  /** A present entry, or a copy of one in a TLB. */
  record Entry(int frame, boolean writable) {}

  /** A leaf table; freed ones are never used again. */
  static final class Table {
    final Entry[] entries = new Entry[SPAN];
    private boolean freed;
  }

  final Table[][] roots = new Table[Model.SPACES][Model.PAGES / SPAN];
  private final Entry[][][] tlb = new Entry[Model.CPUS][Model.SPACES][Model.PAGES];
  private final Table[][][] walkCache =
      new Table[Model.CPUS][Model.SPACES][Model.PAGES / SPAN];
  private final boolean[] allocated = new boolean[FRAMES];
  private final int[] references = new int[FRAMES];
  private final int[] mappings = new int[FRAMES];
  private final int[] values = new int[FRAMES];

  // ---- frames

  int allocateFrame() {
    int frame = 0;
    while (allocated[frame]) {
      frame++;
    }
    allocated[frame] = true;
    values[frame] = 0;
    return frame;
  }

  void freeFrame(int frame) {
    check(allocated[frame], "REF-4", "frame " + frame + " is freed twice");
    check(references[frame] == 0, "REF-4", "frame " + frame + " is freed but referenced");
    for (Entry[][] spaces : tlb) {
      for (Entry[] entries : spaces) {
        for (Entry entry : entries) {
          check(entry == null || entry.frame != frame, "TLB-2", "frame " + frame + " in a TLB");
        }
      }
    }
    allocated[frame] = false;
  }

  void addReference(int frame) {
    references[frame]++;
    checkCounts(frame);
  }

  /** Drops a reference; returns those that are left. */
  int dropReference(int frame) {
    references[frame]--;
    checkCounts(frame);
    return references[frame];
  }

  void addMapping(int frame) {
    mappings[frame]++;
    checkCounts(frame);
  }

  void dropMapping(int frame) {
    mappings[frame]--;
    checkCounts(frame);
  }

  int mappings(int frame) {
    return mappings[frame];
  }

  void copy(int from, int to) {
    values[to] = values[from];
  }

  private void checkCounts(int frame) {
    check(references[frame] >= mappings[frame], "REF-1", "frame " + frame);
  }

  // ---- tables

  Entry entry(int space, int page) {
    Table table = roots[space][page / SPAN];
    return table == null ? null : table.entries[page % SPAN];
  }

  void freeTable(Table table) {
    check(!table.freed, "TBL-1", "a table is freed twice");
    check(!isIn(roots, table), "TBL-1", "a linked table is freed");
    for (Table[][] spaces : walkCache) {
      check(!isIn(spaces, table), "TBL-1", "a table in a walk cache is freed");
    }
    table.freed = true;
  }

  private static boolean isIn(Table[][] spaces, Table table) {
    for (Table[] tables : spaces) {
      for (Table each : tables) {
        if (each == table) {
          return true;
        }
      }
    }
    return false;
  }

  // ---- CPUs

  /** The frame that a CPU finds for the page; -1 for a fault, after which the TLB forgets it. */
  int translate(int cpu, int space, int page, boolean store) {
    Entry cached = tlb[cpu][space][page];
    if (cached == null) {
      cached = walk(cpu, space, page);
    }
    boolean allowed = cached != null && (cached.writable || !store);
    tlb[cpu][space][page] = allowed ? cached : null;
    return allowed ? cached.frame : -1;
  }

  private Entry walk(int cpu, int space, int page) {
    Table[] cached = walkCache[cpu][space];
    int index = page / SPAN;
    if (cached[index] == null) {
      cached[index] = roots[space][index];
    }
    return cached[index] == null ? null : cached[index].entries[page % SPAN];
  }

  int load(int frame) {
    return values[frame];
  }

  void store(int frame, int value) {
    values[frame] = value;
  }

  /** Makes every CPU forget translations of the pages, and the tables that they were found in. */
  void flush(int space, int page, int count) {
    for (int cpu = 0; cpu < Model.CPUS; cpu++) {
      for (int i = page; i < page + count; i++) {
        tlb[cpu][space][i] = null;
        walkCache[cpu][space][i / SPAN] = null;
      }
    }
  }

  // ---- what must hold between operations

  void checkState(Model model) {
    for (int space = 0; space < Model.SPACES; space++) {
      for (int page = 0; page < Model.PAGES; page++) {
        Entry entry = entry(space, page);
        for (Entry[][] spaces : tlb) {
          checkTranslation(spaces[space][page], entry);
        }
        if (entry != null && entry.writable) {
          check(model.isWritable(space, page), "PRM-1", "stores are forbidden but possible");
          check(mappings[entry.frame] == 1, "PRM-1", "stores to a shared frame are possible");
        }
      }
    }
  }

  private static void checkTranslation(Entry cached, Entry entry) {
    if (cached != null) {
      check(entry != null && entry.frame == cached.frame, "TLB-1", "what was taken is cached");
      check(entry.writable || !cached.writable, "TLB-1", "what was narrowed is cached");
    }
  }
}
