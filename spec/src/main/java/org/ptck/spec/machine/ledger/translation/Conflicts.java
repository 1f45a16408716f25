package org.ptck.spec.machine.ledger.translation;

import static org.ptck.spec.arch.UserAccess.WRITE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.LiveChange;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.view.QueuedFlush;
import org.ptck.spec.fact.view.StaleConflict;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.ledger.table.TableIndex;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * Old translations that CPUs can still use for addresses that an entry translates otherwise.
 *
 * <p>Two translations of one address come from two trees of leaves: what the entry maps, which is
 * one leaf or those below its link, and what is old, which is a stale record or what a cached path
 * still leads to. The cost is that of the old leaves in the span of the entry, and of the new ones
 * in theirs.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Conflicts {

  private final TableContents contents;
  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final CpuIndex cpus;
  private final Positions positions;
  private final StaleSet stale;
  private final GhostLinks ghosts;

  public Conflicts(
      TableContents contents,
      CpuIndex cpus,
      Positions positions,
      StaleSet stale,
      GhostLinks ghosts) {
    this.contents = contents;
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.cpus = cpus;
    this.positions = positions;
    this.stale = stale;
    this.ghosts = ghosts;
  }

  /** What pages hold. */
  public interface Memory {
    /** Whether both are data pages and hold the same. */
    boolean isEqual(long page, long other);
  }

  /**
   * A leaf, or a record of one: pages of a user, from the first on, where they lead, and what user
   * code may do by it and by the links above it.
   *
   * @param split whether it is what a TLB held of a contiguous block page by page
   */
  private record Leaf(
      long first,
      long count,
      long target,
      int level,
      boolean contiguous,
      boolean split,
      boolean writable,
      boolean cacheable,
      boolean executable,
      UserAccess access) {
    long end() {
      return first + count;
    }
  }

  /** Takes leaves one by one. */
  @FunctionalInterface
  private interface Leaves {
    void add(Leaf leaf);
  }

  /** All conflicts of an entry with old translations, wherever its table stands. */
  public List<StaleConflict> of(long entry, Memory memory) {
    int frame = frames.frame(entry);
    boolean nothingIsOld = stale.size() == 0 && ghosts.size() == 0;
    if (nothingIsOld || !frames.isTable(frame)) {
      return List.of();
    }
    int level = tables.level(frame);
    long offset = contents.page(contents.offset(frame, entry));
    List<StaleConflict> found = new ArrayList<>();
    positions.locate(frame);
    for (int n = 0; n < positions.count(); n++) {
      long running = cpus.running(positions.space(n));
      if (running != 0) {
        long page = contents.page(positions.base(n)) + offset;
        Site site = new Site(positions.space(n), page, level, entry, memory, found);
        site.compareWithStale(running);
        site.compareWithGhosts(running);
      }
    }
    return found;
  }

  /**
   * Whether what stands in the tables now allows all that a stale translation allows, on each of
   * its pages.
   */
  boolean isAllowed(int slot) {
    long first = stale.first(slot);
    long end = first + stale.count(slot);
    boolean stores = (stale.flags(slot) & StaleSet.STORES) != 0;
    boolean fetches = (stale.flags(slot) & StaleSet.EXECUTABLE) != 0;
    long[] allowed = {0};
    Leaves allowing =
        leaf -> {
          boolean sameTarget = leaf.target() - leaf.first() == stale.target(slot) - first;
          if (sameTarget
              && leaf.access().isAny()
              && (!stores || leaf.access() == WRITE)
              && (!fetches || leaf.executable())) {
            allowed[0] += Math.min(end, leaf.end()) - Math.max(first, leaf.first());
          }
        };
    collect(cpus.rootOf(stale.space(slot)), 0, first, end, WRITE, allowing);
    return allowed[0] == end - first;
  }

  /** Adds the leaves to which a cached path leads, whose flush waits in a queue. */
  void addLeavesBelow(int ghost, int queue, long cpuMask, List<QueuedFlush> found) {
    long base = contents.page(ghosts.base(ghost));
    long end = base + contents.page(ghosts.span(ghost));
    int space = ghosts.space(ghost);
    Leaves usable =
        leaf -> {
          if (leaf.cacheable() && leaf.access().isAny()) {
            // The entry is there still: a store marks it. Whether the links of the path let
            // instructions be fetched is not remembered.
            found.add(
                new QueuedFlush(
                    queue,
                    space,
                    leaf.first() << geometry.pageShift(),
                    leaf.count(),
                    leaf.target(),
                    leaf.access() == WRITE,
                    false,
                    false,
                    cpuMask));
          }
        };
    collect(ghosts.child(ghost), base, base, end, ghosts.access(ghost), usable);
  }

  /** One place at which the entry translates. */
  private final class Site {
    private final int space;
    private final long page;
    private final int level;
    private final long entry;
    private final Memory memory;
    private final List<StaleConflict> found;

    Site(
        int space, long page, int level, long entry, Memory memory, List<StaleConflict> found) {
      this.space = space;
      this.page = page;
      this.level = level;
      this.entry = entry;
      this.memory = memory;
      this.found = found;
    }

    void compareWithStale(long running) {
      if (stale.size() == 0) {
        return;
      }
      for (int slot : stale.overlapping(space, page, pageCount(level))) {
        int flags = stale.flags(slot);
        compare(
            new Leaf(
                stale.first(slot),
                stale.count(slot),
                stale.target(slot),
                flags >> StaleSet.LEVEL_SHIFT,
                (flags & StaleSet.CONTIGUOUS) != 0,
                (flags & StaleSet.SPLIT) != 0,
                (flags & StaleSet.WRITABLE) != 0,
                true,
                (flags & StaleSet.EXECUTABLE) != 0,
                WRITE),
            stale.mask(slot) & running);
      }
    }

    void compareWithGhosts(long running) {
      long end = page + pageCount(level);
      for (int slot = 0; slot < ghosts.size(); slot++) {
        long mask = ghosts.mask(slot) & running;
        long base = contents.page(ghosts.base(slot));
        if (ghosts.space(slot) == space
            && mask != 0
            && base < end
            && page < base + contents.page(ghosts.span(slot))) {
          collect(
              ghosts.child(slot),
              base,
              page,
              end,
              ghosts.access(slot),
              leaf -> compare(leaf, mask));
        }
      }
    }

    /** Compares an old leaf with the new ones of its pages. */
    private void compare(Leaf old, long cpuMask) {
      if (cpuMask == 0 || !old.cacheable() || !old.access().isAny()) {
        return;
      }
      Set<LiveChange> changes = EnumSet.noneOf(LiveChange.class);
      long[] first = {Long.MAX_VALUE};
      Leaves differing =
          leaf -> {
            Set<LiveChange> each = between(old, leaf, memory);
            if (!each.isEmpty()) {
              changes.addAll(each);
              first[0] = Math.min(first[0], Math.max(old.first(), leaf.first()));
            }
          };
      collect(level, entry, page, old.first(), old.end(), WRITE, differing);
      if (!changes.isEmpty()) {
        found.add(
            new StaleConflict(
                space,
                first[0] << geometry.pageShift(),
                old.target() + (first[0] - old.first()),
                changes,
                cpuMask));
      }
    }
  }

  /** In what two leaves differ that have a page in common; permission is not looked at. */
  private static Set<LiveChange> between(Leaf old, Leaf leaf, Memory memory) {
    Set<LiveChange> changes = EnumSet.noneOf(LiveChange.class);
    if (old.level() != leaf.level()) {
      changes.add(LiveChange.SIZE);
    } else if (!old.split() && old.contiguous() != leaf.contiguous()) {
      changes.add(LiveChange.CONTIGUOUS);
    }
    long from = Math.max(old.first(), leaf.first());
    long shift = (leaf.target() - leaf.first()) - (old.target() - old.first());
    if (shift != 0) {
      boolean isTwin = !old.writable() && !leaf.writable();
      for (long page = from; isTwin && page < Math.min(old.end(), leaf.end()); page++) {
        long target = old.target() + (page - old.first());
        isTwin = memory.isEqual(target, target + shift);
      }
      changes.add(isTwin ? LiveChange.TWIN : LiveChange.TARGET);
    }
    return changes;
  }

  /** The leaves of a table, which translates from {@code base} on, that have a page in a range. */
  private void collect(
      int frame, long base, long from, long end, UserAccess walk, Leaves leaves) {
    if (!frames.isTable(frame)
        || !tables.has(frame, TableIndex.ALLOCATED)
        || tables.used(frame) == 0) {
      return;
    }
    int level = tables.level(frame);
    long span = pageCount(level);
    long first = Math.max(0, (from - base) / span);
    for (long n = first; n < geometry.entryCount(level) && base + n * span < end; n++) {
      long entry = frames.address(frame) + (n << geometry.entryShift(level));
      collect(level, entry, base + n * span, from, end, walk, leaves);
    }
  }

  /** The same of an entry. */
  private void collect(
      int level,
      long entry,
      long page,
      long from,
      long end,
      UserAccess walk,
      Leaves leaves) {
    long word = words.get(level, entry);
    if (architecture.isLeaf(level, word)) {
      leaves.add(
          new Leaf(
              page,
              pageCount(level),
              contents.page(architecture.target(word, entry)),
              level,
              architecture.isContiguous(word),
              false,
              architecture.isWritable(word),
              architecture.isCacheable(word),
              architecture.isExecutable(word),
              walk.and(architecture.leafAccess(word))));
    } else if (architecture.isTable(level, word)) {
      int child = frames.frame(architecture.physicalAddress(word));
      if (frames.isTable(child) && tables.level(child) == level - 1) {
        collect(child, page, from, end, walk.and(architecture.linkAccess(level, word)), leaves);
      }
    }
  }

  private long pageCount(int level) {
    return geometry.spanBytes(level) >>> geometry.pageShift();
  }
}
