package org.ptck.conformance.expect;

import java.util.ArrayList;
import java.util.List;
import org.ptck.spec.model.AddressSpace;
import org.ptck.spec.model.Backing;
import org.ptck.spec.model.FileContents.FilePage;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.SystemState;

/** The pages of a space in which something shows that a program stored. */
public final class StoredPages {

  private StoredPages() {}

  /** Their numbers: those stored to privately, and those that show a page of a file stored to. */
  public static List<Long> of(SystemState state, int space) {
    AddressSpace seen = state.space(space);
    List<Long> pages = new ArrayList<>();
    for (long page : seen.contents().keySet()) {
      pages.add(page);
    }
    if (!state.files().stored().isEmpty()) {
      for (Mapping mapping : seen.mappings()) {
        addShown(pages, state, seen, mapping);
      }
    }
    return pages;
  }

  private static void addShown(
      List<Long> pages, SystemState state, AddressSpace seen, Mapping mapping) {
    if (!(mapping.backing() instanceof Backing.FilePages(int file, long fileIndex, _))) {
      return;
    }
    for (FilePage stored : state.files().stored().keySet()) {
      long page = mapping.startPage() + stored.fileIndex() - fileIndex;
      boolean isShown = stored.file() == file && mapping.contains(page);
      if (isShown && !seen.contents().containsKey(page)) {
        pages.add(page);
      }
    }
  }
}
