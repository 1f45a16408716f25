package org.ptck.spec.machine;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.machine.memory.CacheCells;
import org.ptck.spec.machine.memory.CpuCells;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.TableCells;

/** What a machine holds, whatever its events told: for the slow oracle, which trusts no ledger. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Truth {

  private final MachineMemory memory;
  private final CpuCells cpus;

  Truth(MachineMemory memory, CpuCells cpus) {
    this.memory = memory;
    this.cpus = cpus;
  }

  /** Whether the frame is that of an allocated table. */
  public boolean isTableAllocated(int frame) {
    return memory.frames().isTable(frame) && memory.tables().state(frame) == TableCells.ALLOCATED;
  }

  /** Whether the frame is that of a table that was freed. */
  public boolean isTableFreed(int frame) {
    return memory.frames().isTable(frame) && memory.tables().state(frame) == TableCells.FREED;
  }

  /** The level that the table frame was last allocated for. */
  public int tableLevel(int frame) {
    return memory.tables().level(frame);
  }

  /** The root table of a space; 0 for none. */
  public long root(int space) {
    return cpus.spaceRoot(space);
  }

  /** The root table that a CPU has loaded; 0 for none. */
  public long loadedRoot(int cpu) {
    return cpus.root(cpu);
  }

  /** Which folios cache what. */
  public CacheCells cache() {
    return memory.cache();
  }

  /** The word of an entry; null if it is none. */
  public @Nullable Long word(long entry) {
    int frame = memory.frames().frame(entry);
    return memory.frames().isTable(frame)
        ? memory.entries().get(memory.tables().level(frame), entry)
        : null;
  }
}
