package org.ptck.spec.machine.ledger.translation;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.ledger.table.TableIndex;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * The places where a table translates user addresses: one for each way up to a root, which is a
 * space's or one that CPUs still have loaded though the space has another, and one for each path to
 * it that walk caches may still offer. What it translates beyond the user range is looked up apart.
 *
 * <p>Found by looking up, never down: the cost is the number of levels times the number of links.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Positions {

  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final GhostLinks ghosts;
  private final CpuIndex cpus;
  private final MovedRoots moved;
  private boolean isBeyondWanted;
  private long spanMask;
  private int count;
  private int[] spaces = new int[4];
  private long[] bases = new long[4];
  private long[] masks = new long[4];
  private UserAccess[] accesses = new UserAccess[4];
  private boolean[] executables = new boolean[4];

  public Positions(TableContents contents, GhostLinks ghosts, CpuIndex cpus, MovedRoots moved) {
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.ghosts = ghosts;
    this.cpus = cpus;
    this.moved = moved;
  }

  /** Finds the places of the table in user ranges; the accessors then speak of them. */
  void locate(int frame) {
    isBeyondWanted = false;
    begin(frame);
    climb(frame, 0, UserAccess.WRITE, true, 0);
  }

  /**
   * Finds the places of the table outside of user ranges, by links that stand and are no malformed
   * ones. One that lies on the edge of a user range is found within it as well, as the root is:
   * whoever asks for an entry looks again.
   */
  void locateBeyond(int frame) {
    isBeyondWanted = true;
    begin(frame);
    climb(frame, 0, UserAccess.WRITE, true, 0);
  }

  /** Whether user code has the address at all. */
  boolean isUserAddress(long address) {
    return geometry.isUserAddress(address);
  }

  /** Whether an entry of the level that translates from there on translates user addresses. */
  boolean isUserPlace(int level, long address) {
    return geometry.place(level, address) == UserAccess.WRITE;
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

  /** What user code may do through the links that lead to the table at the place. */
  UserAccess access(int n) {
    return accesses[n];
  }

  /**
   * Whether the links that lead to the table at the place let user code fetch instructions; of a
   * path that only caches offer it is not known, and the answer is no.
   */
  boolean isExecutable(int n) {
    return executables[n];
  }

  private void begin(int frame) {
    count = 0;
    spanMask = geometry.tableSpanBytes(tables.level(frame)) - 1;
  }

  private void climb(
      int frame, long offset, UserAccess access, boolean executable, int depth) {
    int space = tables.rootOf(frame);
    if (space >= 0) {
      add(space, offset, cpus.cached(space), access, executable);
    } else if (!isBeyondWanted && moved.count() > 0 && moved.spaceOf(frame) != CpuIndex.NONE) {
      int walked = moved.spaceOf(frame);
      add(walked, offset, cpus.loadedWith(frame, walked), access, executable);
    }
    if (tables.ghosts(frame) > 0 && !isBeyondWanted) {
      for (int slot = 0; slot < ghosts.size(); slot++) {
        if (ghosts.child(slot) == frame) {
          add(
              ghosts.space(slot),
              ghosts.base(slot) + offset,
              ghosts.mask(slot),
              access.and(ghosts.access(slot)),
              false);
        }
      }
    }
    int parents = tables.parentCount(frame);
    for (int n = 0; n < parents && depth < geometry.levelCount(); n++) {
      long entry = tables.parent(frame, n);
      int parent = frames.frame(entry);
      int level = tables.level(parent);
      if (isBeyondWanted && level != tables.level(frame) + 1) {
        continue;
      }
      long index = (entry - frames.address(parent)) >>> geometry.entryShift(level);
      long link = words.get(level, entry);
      climb(
          parent,
          offset + (index << geometry.spanShift(level)),
          access.and(architecture.linkAccess(level, link)),
          executable && architecture.isLinkExecutable(level, link),
          depth + 1);
    }
  }

  private void add(
      int space, long base, long mask, UserAccess access, boolean executable) {
    if (isBeyondWanted
        ? geometry.isUserRange(base, base + spanMask)
        : !geometry.meetsUserRange(base, base + spanMask)) {
      return;
    }
    if (count == spaces.length) {
      spaces = Arrays.copyOf(spaces, count * 2);
      bases = Arrays.copyOf(bases, count * 2);
      masks = Arrays.copyOf(masks, count * 2);
      accesses = Arrays.copyOf(accesses, count * 2);
      executables = Arrays.copyOf(executables, count * 2);
    }
    spaces[count] = space;
    bases[count] = base;
    accesses[count] = access;
    executables[count] = executable;
    masks[count++] = mask;
  }
}
