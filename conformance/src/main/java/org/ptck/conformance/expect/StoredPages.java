package org.ptck.conformance.expect;

import org.ptck.spec.model.AddressSpace;
import org.ptck.spec.model.Backing;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.Stamps;
import org.ptck.spec.model.SystemState;

/**
 * Goes through the pages of a space in which something shows that a program stored: first those
 * stored to privately, then those that show a page of a file stored to.
 *
 * <p>One object goes through many spaces, one after the other.
 */
public final class StoredPages {

  /** Stands for no page. */
  public static final long NONE = -1;

  private SystemState state = SystemState.EMPTY;
  private AddressSpace seen = AddressSpace.EMPTY;
  private int privateIndex;
  private int mappingIndex;
  private int fileIndex;

  /** Begins with a space, which need not exist. */
  public void begin(SystemState newState, int space) {
    state = newState;
    seen = state.space(space);
    privateIndex = 0;
    mappingIndex = state.files().stored().isEmpty() ? seen.mappings().count() : 0;
    fileIndex = 0;
  }

  /** The number of the next page; {@link #NONE} if there are no more. */
  public long next() {
    if (privateIndex < seen.contents().size()) {
      return seen.contents().page(privateIndex++);
    }
    while (mappingIndex < seen.mappings().count()) {
      long shown = nextShown(seen.mappings().get(mappingIndex));
      if (shown != NONE) {
        return shown;
      }
      mappingIndex++;
      fileIndex = 0;
    }
    return NONE;
  }

  private long nextShown(Mapping mapping) {
    if (!(mapping.backing() instanceof Backing.FilePages file)) {
      return NONE;
    }
    Stamps stored = state.files().storedIn(file.file());
    while (fileIndex < stored.size()) {
      long page = mapping.startPage() + stored.page(fileIndex++) - file.fileIndex();
      if (mapping.contains(page) && !seen.contents().has(page)) {
        return page;
      }
    }
    return NONE;
  }
}
