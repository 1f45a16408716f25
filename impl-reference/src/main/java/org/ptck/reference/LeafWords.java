package org.ptck.reference;

import org.ptck.spec.arch.Architecture;

/** The words of leaf entries that faults set. */
final class LeafWords {

  private final Architecture architecture;
  private final int pageShift;

  LeafWords(Kernel kernel) {
    this.architecture = kernel.architecture();
    this.pageShift = kernel.geometry().pageShift();
  }

  /** Maps a page for loads, one of which is about to happen: accessed, clean, write-protected. */
  long read(int page) {
    return architecture.makeYoung(architecture.leafWord(0, (long) page << pageShift));
  }

  /** Maps a page for loads, its data not as backed: accessed, dirty, write-protected. */
  long readDirty(int page) {
    return architecture.makeDirty(read(page));
  }

  /** Maps a page for a store that is about to happen: accessed, dirty, writable. */
  long written(int page) {
    return architecture.makeDirty(architecture.makeWritable(read(page)));
  }
}
