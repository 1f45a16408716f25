package org.ptck.conformance.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.ptck.spec.model.AddressSpace;
import org.ptck.spec.model.Backing;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.Stamps;
import org.ptck.spec.model.SystemState;

/** The pages of a space in which something shows that a program stored. */
public final class StoredPages {

  /** Stands for no page. */
  static final long NONE = -1;

  private StoredPages() {}

  /** Their numbers. */
  public static List<Long> of(SystemState state, int space) {
    List<Long> pages = new ArrayList<>();
    first(
        state,
        space,
        page -> {
          pages.add(page);
          return false;
        });
    return pages;
  }

  /**
   * The first that passes the test, {@link #NONE} if none does: first those stored to privately,
   * then those that show a page of a file stored to.
   */
  static long first(SystemState state, int space, LongPredicate test) {
    AddressSpace seen = state.space(space);
    for (int n = 0; n < seen.contents().size(); n++) {
      if (test.test(seen.contents().page(n))) {
        return seen.contents().page(n);
      }
    }
    if (!state.files().stored().isEmpty()) {
      for (Mapping mapping : seen.mappings()) {
        long shown = firstShown(state, seen, mapping, test);
        if (shown != NONE) {
          return shown;
        }
      }
    }
    return NONE;
  }

  private static long firstShown(
      SystemState state, AddressSpace seen, Mapping mapping, LongPredicate test) {
    if (!(mapping.backing() instanceof Backing.FilePages(int file, long fileIndex, _))) {
      return NONE;
    }
    Stamps stored = state.files().storedIn(file);
    for (int n = 0; n < stored.size(); n++) {
      long page = mapping.startPage() + stored.page(n) - fileIndex;
      boolean isShown = mapping.contains(page) && !seen.contents().has(page);
      if (isShown && test.test(page)) {
        return page;
      }
    }
    return NONE;
  }
}
