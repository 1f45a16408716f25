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

  /**
   * Maps a page for loads or fetches, one of which is about to happen: accessed, clean,
   * write-protected.
   *
   * @param executable whether instructions may be fetched from it
   */
  public long read(int page, boolean executable) {
    long word = architecture.makeYoung(architecture.leafWord(0, (long) page << pageShift));
    return withExecution(word, executable);
  }

  /** As {@link #read(int, boolean)}, but dirty if the data of the page may be backed nowhere. */
  public long read(int page, boolean executable, boolean dirty) {
    long word = read(page, executable);
    return dirty ? architecture.makeDirty(word) : word;
  }

  /** Maps a page for a store that is about to happen: accessed, dirty, writable. */
  public long written(int page, boolean executable) {
    return architecture.makeDirty(architecture.makeWritable(read(page, executable)));
  }

  /** The leaf, which lets user code load, with permission to execute or without it. */
  public long withExecution(long leaf, boolean executable) {
    return executable ? architecture.makeExecutable(leaf) : architecture.makeNonExecutable(leaf);
  }
}
