package org.ptck.spec.machine.ledger;

import java.util.Arrays;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.memory.FrameMap;

/**
 * The places where a table translates user addresses: one for each way up to a root, and one for
 * each path to it that walk caches may still offer.
 *
 * <p>Found by looking up, never down: the cost is the number of levels times the number of links.
 */
final class Positions {

  private final Geometry geometry;
  private final FrameMap frames;
  private final TableIndex tables;
  private final GhostLinks ghosts;
  private final CpuIndex cpus;
  private int count;
  private int[] spaces = new int[4];
  private long[] bases = new long[4];
  private long[] masks = new long[4];

  Positions(
      Geometry geometry, FrameMap frames, TableIndex tables, GhostLinks ghosts, CpuIndex cpus) {
    this.geometry = geometry;
    this.frames = frames;
    this.tables = tables;
    this.ghosts = ghosts;
    this.cpus = cpus;
  }

  /** Finds the places of the table; the accessors then speak of them. */
  void locate(int frame) {
    count = 0;
    climb(frame, 0, 0);
  }

  int count() {
    return count;
  }

  int space(int n) {
    return spaces[n];
  }

  /** The user address that the first entry of the table translates. */
  long base(int n) {
    return bases[n];
  }

  /** The CPUs that may have cached translations made at the place. */
  long mask(int n) {
    return masks[n];
  }

  private void climb(int frame, long offset, int depth) {
    int space = tables.rootOf(frame);
    if (space >= 0) {
      add(space, offset, cpus.cached(space));
    }
    if (tables.ghosts(frame) > 0) {
      for (int slot = 0; slot < ghosts.size(); slot++) {
        if (ghosts.child(slot) == frame) {
          add(ghosts.space(slot), ghosts.base(slot) + offset, ghosts.mask(slot));
        }
      }
    }
    int parents = tables.parentCount(frame);
    for (int n = 0; n < parents && depth < geometry.levelCount(); n++) {
      long entry = tables.parent(frame, n);
      int parent = frames.frame(entry);
      int level = tables.level(parent);
      long index = (entry - frames.address(parent)) >>> geometry.entryShift(level);
      climb(parent, offset + (index << geometry.spanShift(level)), depth + 1);
    }
  }

  private void add(int space, long base, long mask) {
    if (count == spaces.length) {
      spaces = Arrays.copyOf(spaces, count * 2);
      bases = Arrays.copyOf(bases, count * 2);
      masks = Arrays.copyOf(masks, count * 2);
    }
    spaces[count] = space;
    bases[count] = base;
    masks[count++] = mask;
  }
}
