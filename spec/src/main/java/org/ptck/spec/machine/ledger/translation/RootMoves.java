package org.ptck.spec.machine.ledger.translation;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.table.DeadTables;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * What follows when a space gets another root.
 *
 * <p>A space whose root was replaced was not flushed: whatever the old root led to, and the new one
 * does not at the same place, with the same target and permission, may be cached by every CPU that
 * ever cached the space. A CPU that still has the old root loaded goes on walking it, so that an
 * invalidation takes nothing of that away for good: it is kept until the CPU has let go of the
 * root.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RootMoves {

  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableMemoryCells words;
  private final CpuIndex cpus;
  private final MovedRoots moved;
  private final Positions positions;
  private final Narrowings narrowings;
  private final FlushDebts debts;
  private final DeadTables dead;

  public RootMoves(
      TableContents contents,
      CpuIndex cpus,
      MovedRoots moved,
      Positions positions,
      Narrowings narrowings,
      FlushDebts debts,
      DeadTables dead) {
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.words = contents.words();
    this.cpus = cpus;
    this.moved = moved;
    this.positions = positions;
    this.narrowings = narrowings;
    this.debts = debts;
    this.dead = dead;
  }

  /** The root of the space is another one from now on: the ledger has been told. */
  public void moved(int actor, int space, int before, int after) {
    long debtor = debts.debtor(actor);
    moved.forget(after);
    replaced(debtor, space, before, after, cpus.cached(space), true);
    if (cpus.loadedWith(before, space) != 0) {
      moved.add(before, space, debtor);
    }
  }

  /** What the CPU may cache anew from an old root that it has loaded, whatever it forgot. */
  void refill(int cpu) {
    for (int n = 0; n < moved.count(); n++) {
      int space = moved.space(n);
      if (cpus.loadedRoot(cpu) == moved.frame(n) && cpus.loadedSpace(cpu) == space) {
        int now = cpus.rootOf(space);
        replaced(moved.debtor(n), space, moved.frame(n), now, 1L << cpu, false);
      }
    }
  }

  /** CPUs have let go of roots: those that nobody has loaded any more are tables like others. */
  void leave() {
    moved.leave();
  }

  /** The space loses its last root as well: its older ones go the way of that. */
  public void dropped(int space) {
    for (int frame = moved.take(space); frame != CpuIndex.NONE; frame = moved.take(space)) {
      dead.addRoot(space, frame);
    }
  }

  /**
   * Notes what CPUs may have cached of one root and the other does not offer.
   *
   * @param counted whether the event took it away itself
   */
  private void replaced(
      long debtor, int space, int before, int after, long mask, boolean counted) {
    if (mask == 0) {
      return;
    }
    int level = geometry.rootLevel();
    for (int index = 0; index < geometry.entryCount(level); index++) {
      long offset = (long) index << geometry.entryShift(level);
      long address = (long) index << geometry.spanShift(level);
      if (!positions.isUserPlace(level, address)) {
        continue;
      }
      long entry = frames.address(before) + offset;
      long was = words.get(level, entry);
      long is = after == 0 ? 0 : words.get(level, frames.address(after) + offset);
      if (architecture.isTable(level, was)) {
        narrowings.linkReplaced(debtor, space, address, was, is, mask, counted);
      } else if (architecture.isLeaf(level, was)) {
        narrowings.leafReplaced(debtor, space, address, was, is, mask, counted);
      }
    }
  }
}
