package org.ptck.conformance.gallery;

import java.util.List;
import java.util.Set;
import org.ptck.reference.Parts;
import org.ptck.reference.gather.Gather;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.hardware.Translations;

/** Managers that handle tables wrongly. */
final class WrongTables {

  static final List<WrongManager> ALL =
      List.of(
          WrongManager.parts(
              "tables are freed first, and then unlinked",
              "TBL-8",
              parts -> parts.withGatherFinish(
                  gather -> {
                    gather.flush();
                    gather.releasePages();
                    gather.freeTables();
                    gather.unlinkTables();
                  })),
          WrongManager.hardware(
              "an entry of a table is read once more after the free", "TBL-1", ReadAfterFree::new),
          WrongManager.parts(
              "tables to be freed are chained through their own entries",
              "TBL-2",
              parts -> parts.withLinkClear(
                  platform -> (level, upper, entry, table) -> {
                    Hardware hardware = platform.hardware();
                    platform.locks().lockTable(upper);
                    hardware.entryWrite(entry, 0);
                    platform.locks().unlockTable(upper);
                    platform.locks().lockTable(table);
                    hardware.entryWrite(table, upper);
                    platform.locks().unlockTable(table);
                  })),
          WrongManager.styled(
              "tables are freed at once where somebody may walk them",
              "TBL-4",
              Set.of(Capability.LOCKLESS_WALKERS),
              Parts.PLAIN),
          WrongManager.hardware(
              "tables are unlinked only after walkers were waited for",
              "TBL-4",
              Set.of(Capability.LOCKLESS_WALKERS),
              hardware -> new ForwardingHardware(hardware) {
                @Override
                public void lock(int lockClass, long object) {
                  if (lockClass == LockClass.MMAP.ordinal()) {
                    super.rcuSynchronize();
                  }
                  super.lock(lockClass, object);
                }
              }),
          WrongManager.parts(
              "tables that were unlinked are forgotten",
              "TBL-8",
              parts -> parts.withGatherFinish(WrongTables::forgetTables)),
          WrongManager.hardware(
              "a table is freed twice",
              "TBL-8",
              hardware -> new ForwardingHardware(hardware) {
                @Override
                public void tableFree(long table) {
                  super.tableFree(table);
                  super.tableFree(table);
                }
              }),
          WrongManager.hardware(
              "a table is allocated for a level too high",
              "GEO-1",
              hardware -> new ForwardingHardware(hardware) {
                @Override
                public long tableAllocate(int level) {
                  return super.tableAllocate(level == 0 ? 1 : level);
                }
              }),
          WrongManager.parts(
              "a link is replaced by a leaf that is not aligned",
              "GEO-1",
              parts -> parts.withLinkClear(
                  platform -> (level, upper, entry, table) -> {
                    Architecture architecture = platform.architecture();
                    int page = platform.hardware().folioAllocate(0) + 1;
                    long address = (long) page << platform.geometry().pageShift();
                    platform.locks().lockTable(upper);
                    // No CPU has anything left that the leaf could conflict with.
                    platform.hardware().entryExchange(entry, Architecture.EMPTY);
                    platform.hardware().invalidateAll(Translations.ALL_CPUS);
                    platform
                        .hardware()
                        .entryWrite(entry, architecture.leafWord(level, address));
                    platform.locks().unlockTable(upper);
                  })));

  private WrongTables() {}

  private static void forgetTables(Gather gather) {
    gather.unlinkTables();
    gather.flush();
    gather.releasePages();
  }

  private static final class ReadAfterFree extends ForwardingHardware {
    ReadAfterFree(Hardware hardware) {
      super(hardware);
    }

    @Override
    public void tableFree(long table) {
      super.tableFree(table);
      entryRead(table);
    }
  }
}
