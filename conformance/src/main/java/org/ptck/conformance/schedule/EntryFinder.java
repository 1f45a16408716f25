package org.ptck.conformance.schedule;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.view.MachineView;

/** Finds entries of the lowest level by walking down from a root, unobserved. */
public final class EntryFinder {

  private final MachineView view;
  private final Geometry geometry;
  private final Architecture architecture;

  /** A finder in the tables that the view shows. */
  public EntryFinder(MachineView view) {
    this.view = view;
    this.geometry = view.geometry();
    this.architecture = geometry.architecture();
  }

  /** The entry of a leaf table that translates the address in the space; 0 if there is none. */
  public long entry(int space, long address) {
    long table = view.rootOf(space);
    for (int level = geometry.rootLevel(); level > 0 && table != 0; level--) {
      long word = view.entryWord(geometry.entryAddress(level, table, address));
      table = architecture.isTable(level, word) ? architecture.physicalAddress(word) : 0;
    }
    return table == 0 ? 0 : geometry.entryAddress(0, table, address);
  }
}
