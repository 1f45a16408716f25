package org.ptck.conformance.gallery;

import org.ptck.reference.entries.PlainEntries;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.Hardware;

/** X28: whatever is set may be executed. */
final class ExecutionForgotten extends ForwardingEntries {

  private final Architecture architecture;

  ExecutionForgotten(Geometry geometry, Hardware hardware) {
    super(new PlainEntries(geometry, hardware));
    this.architecture = geometry.architecture();
  }

  @Override
  public void set(int id, int level, long address, long entry, long word, int count) {
    boolean isLeaf = architecture.isLeaf(level, word);
    long set = isLeaf ? architecture.makeExecutable(word) : word;
    super.set(id, level, address, entry, set, count);
  }
}
