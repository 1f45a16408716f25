package org.ptck.reference.gather;

/** Does what an operation that cleared entries still owes, in a safe order. */
@FunctionalInterface
public interface GatherFinish {

  /** Settles everything in the gather; nothing is owed afterwards. */
  void finish(Gather gather);
}
