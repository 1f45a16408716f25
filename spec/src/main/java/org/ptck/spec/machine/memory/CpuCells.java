package org.ptck.spec.machine.memory;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.arch.invalidation.X86Invalidation;
import org.ptck.spec.fact.Operation;

/** What each CPU has loaded, the roots of spaces, and the bounds of CPU and id numbers. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CpuCells {

  /** Spaces are numbered from 0 to one less. */
  public static final int SPACE_COUNT_MAX = Operation.SPACE_MAX + 1;

  private final MachineSize size;
  private final int[] spaces;
  private final int[] ids;
  private final long[] loadedRoots;
  private final boolean[] lazy;
  private final long[] cr3;
  private final long[] cr4;
  private boolean hasPcids;
  private final long[] roots = new long[SPACE_COUNT_MAX];
  private int count;

  public CpuCells(int cpuCountMax, MachineSize size) {
    this.size = size;
    spaces = new int[cpuCountMax];
    ids = new int[cpuCountMax];
    loadedRoots = new long[cpuCountMax];
    lazy = new boolean[cpuCountMax];
    cr3 = new long[cpuCountMax];
    cr4 = new long[cpuCountMax];
  }

  /** That many CPUs, which have nothing loaded; no space has a root. */
  public void reset(int cpuCount) {
    count = cpuCount;
    Arrays.fill(spaces, -1);
    Arrays.fill(loadedRoots, 0);
    Arrays.fill(lazy, false);
    Arrays.fill(cr3, 0);
    Arrays.fill(cr4, X86Invalidation.CR4_PAE | X86Invalidation.CR4_PGE);
    hasPcids = false;
    Arrays.fill(roots, 0);
  }

  /** The number of CPUs. */
  public int count() {
    return count;
  }

  /** The number of ids of spaces. */
  public int idCount() {
    return size.idCount(count);
  }

  /** The space that the CPU has loaded; -1 for none. */
  public int space(int cpu) {
    return spaces[cpu];
  }

  /** The space whose user code the CPU runs; -1 for none. */
  public int running(int cpu) {
    return lazy[cpu] ? -1 : spaces[cpu];
  }

  /** The id under which the CPU has its space loaded; meaningless where it has none. */
  public int id(int cpu) {
    return ids[cpu];
  }

  /** The root table that the CPU has loaded; 0 for none. */
  public long root(int cpu) {
    return loadedRoots[cpu];
  }

  boolean isLazy(int cpu) {
    return lazy[cpu];
  }

  /** The CPU runs no user code from now on. */
  public void setLazy(int cpu) {
    lazy[cpu] = true;
  }

  /** The CPU has the space loaded from now on, with the root that this has now. */
  public void load(int cpu, int space, int id) {
    spaces[cpu] = space;
    ids[cpu] = id;
    loadedRoots[cpu] = roots[space];
    lazy[cpu] = false;
  }

  /** The CPU has nothing loaded from now on. */
  public void unload(int cpu) {
    spaces[cpu] = -1;
    loadedRoots[cpu] = 0;
    lazy[cpu] = false;
  }

  /** What the CPU wrote to CR3 last, without bit 63; 0 for nothing. */
  public long cr3(int cpu) {
    return cr3[cpu];
  }

  /** The CPU has written to CR3. */
  public void setCr3(int cpu, long value) {
    cr3[cpu] = value;
  }

  /** What stands in CR4 of the CPU. */
  public long cr4(int cpu) {
    return hasPcids ? cr4[cpu] | X86Invalidation.CR4_PCIDE : cr4[cpu];
  }

  /** The CPU has written to CR4; PCIDs are on or off for all. */
  public void setCr4(int cpu, long value) {
    hasPcids = (value & X86Invalidation.CR4_PCIDE) != 0;
    cr4[cpu] = value & ~X86Invalidation.CR4_PCIDE;
  }

  /** Whether CR4.PCIDE is set. */
  public boolean hasPcids() {
    return hasPcids;
  }

  /** The root table of a space; 0 for none. */
  public long spaceRoot(int space) {
    return roots[space];
  }

  /** Whether the table is the root of some space. */
  public boolean isRoot(long table) {
    for (long root : roots) {
      if (root == table) {
        return true;
      }
    }
    return false;
  }

  /** The root table of a space from now on; 0 for none. */
  public void setSpaceRoot(int space, long table) {
    roots[space] = table;
  }
}
