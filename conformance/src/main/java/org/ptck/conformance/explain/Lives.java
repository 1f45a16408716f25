package org.ptck.conformance.explain;

import java.util.HashMap;
import java.util.Map;
import org.ptck.spec.fact.Event;

/** Which allocation a number means now: memory is freed and used again for other pages. */
final class Lives {

  /**
   * One allocation.
   *
   * @param isTable whether it is a table, else a page
   * @param number the address of the table, or the number of the page
   * @param life how often it had been allocated before, plus one; 0 if never
   */
  record Life(boolean isTable, long number, int life) {}

  private final Map<Long, Integer> pages = new HashMap<>();
  private final Map<Long, Integer> tables = new HashMap<>();

  void apply(Event event) {
    switch (event.kind()) {
      case FOLIO_ALLOCATE -> {
        for (long page = 0; page < 1L << event.after(); page++) {
          pages.merge(event.subject() + page, 1, Integer::sum);
        }
      }
      case TABLE_ALLOCATE -> tables.merge(event.subject(), 1, Integer::sum);
      default -> {}
    }
  }

  Life page(long page) {
    return new Life(false, page, pages.getOrDefault(page, 0));
  }

  Life table(long table) {
    return new Life(true, table, tables.getOrDefault(table, 0));
  }
}
