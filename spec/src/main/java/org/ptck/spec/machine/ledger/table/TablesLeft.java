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
    return tables.allocatedCount() + tables.unusedCount() == 0 ? 0 : (int) all().count();
  }

  /** Their addresses. */
  public LongStream all() {
    return IntStream.rangeClosed(1, frames.tableCount())
        .filter(frame -> isUnlinked(frame) || isLeft(frame))
        .mapToLong(frames::address);
  }

  /** A frame that may be a page is no table before something leads to it. */
  private boolean isUnlinked(int frame) {
    return frame <= frames.pureTableCount() && isUnused(frame);
  }

  private boolean isLeft(int frame) {
    return tables.has(frame, TableIndex.ALLOCATED)
        && !kernel.isKept(frame)
        && !cpus.isLazyRoot(frame);
  }

  /** Addresses of frames that were never used, though they may be tables. */
  public LongStream unused() {
    return tables.unusedCount() == 0
        ? LongStream.empty()
        : IntStream.rangeClosed(frames.pureTableCount() + 1, frames.tableCount())
            .filter(this::isUnused)
            .mapToLong(frames::address);
  }

  /** What a kernel took when it booted may be for anything. */
  private boolean isUnused(int frame) {
    return tables.has(frame, TableIndex.UNUSED) && !tables.has(frame, TableIndex.AT_BOOT);
  }
}
