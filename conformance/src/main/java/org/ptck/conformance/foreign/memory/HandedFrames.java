package org.ptck.conformance.foreign.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which page number of each space has which frame. */
final class HandedFrames {

  private final Map<Integer, NavigableMap<Long, Integer>> spaces = new HashMap<>();

  /** Consecutive pages that have frames, which need not be consecutive. */
  record Run(long first, long pageCount) {}

  /** Whether any page from {@code first} to before {@code end} has a frame. */
  boolean hasAny(int space, long first, long end) {
    Long page = of(space).ceilingKey(first);
    return page != null && page < end;
  }

  /** Gives a frame to a page that has none. */
  void put(int space, long page, int frame) {
    of(space).put(page, frame);
  }

  /** Takes their frames from the pages of {@link #within}, and answers them. */
  List<Integer> take(int space, long first, long end) {
    Map<Long, Integer> pages = of(space).subMap(first, end);
    List<Integer> taken = List.copyOf(pages.values());
    pages.clear();
    return taken;
  }

  /** Pages from {@code first} to before {@code end} that have frames, with them, in order. */
  Map<Long, Integer> within(int space, long first, long end) {
    return new TreeMap<>(of(space).subMap(first, end));
  }

  /** The same pages as runs, in order. */
  List<Run> runs(int space, long first, long end) {
    List<Run> runs = new ArrayList<>();
    long start = first;
    long next = first;
    for (long page : of(space).subMap(first, end).keySet()) {
      if (page != next) {
        add(runs, start, next);
        start = page;
      }
      next = page + 1;
    }
    add(runs, start, next);
    return runs;
  }

  private static void add(List<Run> runs, long start, long end) {
    if (end > start) {
      runs.add(new Run(start, end - start));
    }
  }

  private NavigableMap<Long, Integer> of(int space) {
    return spaces.computeIfAbsent(space, _ -> new TreeMap<>());
  }
}
