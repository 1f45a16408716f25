package org.ptck.spec.machine.ledger.translation;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.ledger.cpu.ActorIndex;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.table.TableIndex;
import org.ptck.spec.machine.memory.FrameMap;

/**
 * The ways by which hardware comes to a table: from a root, through links, or by what a walk cache
 * offers. Looks up from the table, never down.
 *
 * <p>A walk takes each table for one of the level that it has come to. From a table of another
 * level, which GEO-1 minds, it goes nowhere that anybody could tell.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Ways {

  private final FrameMap frames;
  private final TableIndex tables;
  private final ActorIndex actors;
  private final CpuIndex cpus;
  private final GhostLinks ghosts;
  private final int rootLevel;

  public Ways(
      Geometry geometry,
      FrameMap frames,
      TableIndex tables,
      ActorIndex actors,
      CpuIndex cpus,
      GhostLinks ghosts) {
    this.frames = frames;
    this.tables = tables;
    this.actors = actors;
    this.cpus = cpus;
    this.ghosts = ghosts;
    this.rootLevel = geometry.rootLevel();
  }

  /** Whether a walk leads to the table. */
  public boolean isWalkable(int frame) {
    return isRoot(frame) || hasUsableGhost(frame) || isLinkedFromWay(frame, false);
  }

  /** Whether a walk cache still offers a path to the table, or to one above it. */
  public boolean isCachedPath(int frame) {
    return hasUsableGhost(frame) || isLinkedFromWay(frame, true);
  }

  private boolean isLinkedFromWay(int frame, boolean cached) {
    for (int n = 0; n < tables.parentCount(frame); n++) {
      if (isOnWay(frames.frame(tables.parent(frame, n)), cached)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a walk comes to the table where it is at the level of the table. */
  private boolean isOnWay(int frame, boolean cached) {
    int level = tables.level(frame);
    if (hasUsableGhost(frame) || (!cached && level == rootLevel && isRoot(frame))) {
      return true;
    }
    for (int n = 0; n < tables.parentCount(frame); n++) {
      int parent = frames.frame(tables.parent(frame, n));
      if (tables.level(parent) == level + 1 && isOnWay(parent, cached)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a CPU walks from the table, or could at any moment. */
  private boolean isRoot(int frame) {
    int space = tables.rootOf(frame);
    return (space >= 0 && !actors.isHeld(space)) || cpus.isLoadedRoot(frame);
  }

  private boolean hasUsableGhost(int frame) {
    if (tables.ghosts(frame) <= 0) {
      return false;
    }
    for (int slot = 0; slot < ghosts.size(); slot++) {
      // A lazy CPU walks as well, so that every CPU that has the root loaded counts.
      if (ghosts.child(slot) == frame
          && (ghosts.mask(slot) & cpus.walking(ghosts.space(slot))) != 0) {
        return true;
      }
    }
    return false;
  }
}
