package org.ptck.conformance.expect;

import io.vavr.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.ptck.spec.model.AddressSpace;
import org.ptck.spec.model.Backing;
import org.ptck.spec.model.FileContents.FilePage;
import org.ptck.spec.model.Mapping;
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
    for (Tuple2<Long, Long> stored : seen.contents()) {
      if (test.test(stored._1())) {
        return stored._1();
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
    for (Tuple2<FilePage, Long> stored : state.files().stored()) {
      long page = mapping.startPage() + stored._1().fileIndex() - fileIndex;
      boolean isShown =
          stored._1().file() == file
              && mapping.contains(page)
              && !seen.contents().containsKey(page);
      if (isShown && test.test(page)) {
        return page;
      }
    }
    return NONE;
  }
}
