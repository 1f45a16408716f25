package org.ptck.spec.machine.ledger.table;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apiguardian.api.API;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.memory.FrameMap;

/** The tables that are allocated and that nobody may keep when all spaces are gone. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TablesLeft {

  private final FrameMap frames;
  private final TableIndex tables;
  private final KernelTables kernel;
  private final CpuIndex cpus;

  public TablesLeft(TableContents contents, KernelTables kernel, CpuIndex cpus) {
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.kernel = kernel;
    this.cpus = cpus;
  }

  /** Their number. */
  public int count() {
    int count = tables.allocatedCount();
    for (int frame = 1; count > 0 && frame <= frames.tableCount(); frame++) {
      if (tables.has(frame, TableIndex.ALLOCATED) && mayStay(frame)) {
        count--;
      }
    }
    return count;
  }

  /** Their addresses. */
  public LongStream all() {
    return IntStream.rangeClosed(1, frames.tableCount())
        .filter(frame -> tables.has(frame, TableIndex.ALLOCATED))
        .filter(frame -> !mayStay(frame))
        .mapToLong(frames::address);
  }

  private boolean mayStay(int frame) {
    return kernel.isKept(frame) || cpus.isLazyRoot(frame);
  }
}
