package org.ptck.reference.gather;

/**
 * Takes tables out of reach, flushes, and only then gives memory back: what is freed before the
 * flush can still be reached, and what is flushed before it is out of reach can be cached again.
 */
public final class SafeGatherFinish implements GatherFinish {

  @Override
  public void finish(Gather gather) {
    gather.unlinkTables();
    gather.flush();
    gather.releasePages();
    gather.freeTables();
  }
}
