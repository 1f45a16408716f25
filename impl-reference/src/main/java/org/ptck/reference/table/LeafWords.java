package org.ptck.reference.table;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;

/** The words of leaf entries that faults set. */
public final class LeafWords {

  private final Architecture architecture;
  private final int pageShift;

  /** Words of that geometry. */
  public LeafWords(Geometry geometry) {
    this.architecture = geometry.architecture();
    this.pageShift = geometry.pageShift();
  }

  /** Maps a page for loads, one of which is about to happen: accessed, clean, write-protected. */
  public long read(int page) {
    return architecture.makeYoung(architecture.leafWord(0, (long) page << pageShift));
  }

  /** As {@link #read}, but dirty if the data of the page may be backed nowhere. */
  public long read(int page, boolean dirty) {
    return dirty ? architecture.makeDirty(read(page)) : read(page);
  }

  /** Maps a page for a store that is about to happen: accessed, dirty, writable. */
  public long written(int page) {
    return architecture.makeDirty(architecture.makeWritable(read(page)));
  }
}
