package org.ptck.spec.machine.ledger.translation;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.Invalidated;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.table.DeadTables;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.ledger.table.TableIndex;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * What CPUs can no longer hold: after invalidations, after an id is retired, and after they took up
 * or let go of a space.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Invalidations {

  private final TableContents contents;
  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final CpuIndex cpus;
  private final StaleSet stale;
  private final GhostLinks ghosts;
  private final Narrowings narrowings;
  private final RootMoves roots;
  private final DeadTables dead;
  private final GlobalTranslations globals;

  public Invalidations(
      TableContents contents,
      CpuIndex cpus,
      StaleSet stale,
      GhostLinks ghosts,
      Narrowings narrowings,
      RootMoves roots,
      DeadTables dead,
      GlobalTranslations globals) {
    this.contents = contents;
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.cpus = cpus;
    this.stale = stale;
    this.ghosts = ghosts;
    this.narrowings = narrowings;
    this.roots = roots;
    this.dead = dead;
    this.globals = globals;
  }

  /** The CPU has loaded a space. */
  public void loaded(int cpu, int space, int id) {
    roots.refill(cpu);
    globals.leaving(cpu);
    leaveRetired(cpu);
    long leftBehind = cpus.load(cpu, space, id);
    if (leftBehind != 0) {
      dropStale(space, leftBehind);
    }
    roots.leave();
    dead.buryRoots();
  }

  /** The CPU has let go of its space. */
  public void unloaded(int cpu) {
    roots.refill(cpu);
    globals.leaving(cpu);
    leaveRetired(cpu);
    cpus.unload(cpu);
    roots.leave();
    dead.buryRoots();
  }

  /** A CPU that lets go of a space whose id is retired can use nothing of it any more. */
  private void leaveRetired(int cpu) {
    int space = cpus.spaceUnderRetired(cpu);
    if (space != CpuIndex.NONE) {
      dropStale(space, 1L << cpu);
      cpus.forgetCached(cpu, space);
    }
  }

  /** The id is no space's any more, on any CPU that does not have it loaded. */
  public void idRetired(int id) {
    cpus.retire(id);
    for (int cpu = 0; cpu < cpus.cpuCount(); cpu++) {
      int space = cpus.spaceUnder(cpu, id);
      if (space != CpuIndex.NONE && !cpus.isLoadedId(cpu, id)) {
        dropStale(space, 1L << cpu);
        cpus.forgetCached(cpu, space);
      }
    }
    dead.buryRoots();
  }

  /** CPUs have invalidated something, in the words of the event. */
  public void invalidated(long cpuMask, long address, long pageCount, long detail) {
    int id = Invalidated.id(detail);
    for (int cpu = 0; cpu < cpus.cpuCount(); cpu++) {
      if (((cpuMask >>> cpu) & 1) == 0) {
        continue;
      }
      if (id >= 0) {
        invalidated(cpu, id, address, pageCount, detail);
      } else {
        for (int each = 0; each < cpus.idCount(); each++) {
          invalidated(cpu, each, address, pageCount, detail);
        }
      }
      if (isGlobalReached(pageCount, detail)) {
        globalInvalidated(cpu, address, pageCount, Invalidated.level(detail));
      }
      roots.refill(cpu);
    }
    dead.buryRoots();
  }

  /** Whether it takes global translations; a call that says nothing of them is an instruction. */
  private boolean isGlobalReached(long pageCount, long detail) {
    return Invalidated.reachesGlobal(detail)
        || (pageCount > 0
            && !Invalidated.sparesGlobal(detail)
            && architecture.reachesGlobalByAddress());
  }

  private void globalInvalidated(int cpu, long address, long pageCount, int level) {
    if (pageCount == 0) {
      stale.invalidateGlobal(1L << cpu);
    } else {
      stale.invalidateGlobal(1L << cpu, contents.page(address), pageCount, level);
    }
    globals.invalidated(cpu, contents.page(address), pageCount);
  }

  private void invalidated(int cpu, int id, long address, long pageCount, long detail) {
    int space = cpus.spaceUnder(cpu, id);
    long bit = 1L << cpu;
    if (pageCount == 0) {
      if (space != CpuIndex.NONE) {
        dropStale(space, bit);
      }
      cpus.forgetId(cpu, id);
    } else if (space != CpuIndex.NONE) {
      int level = Invalidated.level(detail);
      stale.invalidate(space, bit, contents.page(address), pageCount, level);
      if (Invalidated.paths(detail)) {
        Reached reached =
            new Reached(address, address + (pageCount << geometry.pageShift()), level);
        dropGhosts(space, bit, reached, Invalidated.everyPath(detail));
      }
    }
  }

  /** Leaves from an address to before another, of one level or of any. */
  private record Reached(long first, long end, int level) {

    boolean isOf(int leafLevel) {
      return level == Invalidated.ANY_LEVEL || level == leafLevel;
    }
  }

  private void dropGhosts(int space, long bit, Reached reached, boolean everyPath) {
    for (int slot = ghosts.size() - 1; slot >= 0; slot--) {
      boolean overlaps =
          ghosts.base(slot) < reached.end()
              && reached.first() < ghosts.base(slot) + ghosts.span(slot);
      // A hint at a level stands for the paths above it: a link there has its table on that level.
      boolean isAbove = tables.level(ghosts.child(slot)) >= reached.level();
      if (ghosts.space(slot) == space
          && (everyPath || (overlaps && isAbove))
          && (ghosts.mask(slot) & bit) != 0) {
        spill(slot, bit, reached);
        ghosts.forget(slot, bit);
      }
    }
  }

  /**
   * The path goes, but leaf translations that it led to stay where the invalidation did not reach.
   */
  private void spill(int slot, long bit, Reached reached) {
    int child = ghosts.child(slot);
    if (tables.used(child) > 0) {
      spillTable(
          ghosts.debtor(slot), child, ghosts.space(slot), ghosts.base(slot), ghosts.access(slot),
          bit, reached);
    }
  }

  private void spillTable(
      long debtor,
      int frame,
      int space,
      long base,
      UserAccess walk,
      long bit,
      Reached reached) {
    if (!walk.isAny()) {
      return;
    }
    int level = tables.level(frame);
    long entry = frames.address(frame);
    long entryBytes = 1L << geometry.entryShift(level);
    for (int index = 0; index < geometry.entryCount(level); index++, entry += entryBytes) {
      long word = words.get(level, entry);
      long at = base + ((long) index << geometry.spanShift(level));
      if (architecture.isLeaf(level, word)) {
        boolean isOf = reached.isOf(level);
        narrowings.spillLeaf(
            debtor, space, at, level, entry, walk, bit,
            isOf ? reached.first() : 0, isOf ? reached.end() : 0);
      } else if (architecture.isTable(level, word)) {
        int child = frames.frame(architecture.physicalAddress(word));
        if (frames.isTable(child) && tables.level(child) == level - 1) {
          UserAccess link = architecture.linkAccess(level, word);
          spillTable(debtor, child, space, at, walk.and(link), bit, reached);
        }
      }
    }
  }

  /** The number of a space is another one's from now on. */
  public void reborn(int space) {
    stale.forgetSpace(space);
    dropStale(space, -1L);
  }

  /** CPUs hold nothing old of the space any more, but for what is global. */
  private void dropStale(int space, long cpuMask) {
    if (stale.size() > 0) {
      stale.invalidateSpace(space, cpuMask);
    }
    for (int slot = ghosts.size() - 1; slot >= 0; slot--) {
      if (ghosts.space(slot) == space) {
        ghosts.forget(slot, cpuMask);
      }
    }
  }
}
