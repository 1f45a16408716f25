package org.ptck.conformance.gallery;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.hardware.Hardware;

/** Managers that do not keep to the contract. */
final class WrongContracts {

  private static final AtomicInteger SHARED = new AtomicInteger();

  static final List<WrongManager> ALL =
      List.of(
          WrongManager.wrapped(
              "an exception leaves it", "RUN-1", (correct, _) -> new Thrower(correct)),
          WrongManager.wrapped(
              "it waits for an entry that nobody changes", "RUN-2", Waiter::new),
          WrongManager.hardware(
              "write permission for a page that is kept gets lost", "RUN-3", LostWidening::new),
          WrongManager.wrapped(
              "it remembers the last scenario", "RUN-4", WrongContracts::remembering));

  private WrongContracts() {}

  private static MemoryManager remembering(MemoryManager correct, Hardware hardware) {
    hardware.invalidateId(1L << (SHARED.incrementAndGet() % 2), 0);
    return correct;
  }

  private static final class LostWidening extends ForwardingHardware {
    LostWidening(Hardware hardware) {
      super(hardware);
    }

    @Override
    public boolean entryCompareAndSet(long entry, long expected, long word) {
      return Arm64.GRANULE_4K.isWritable(word) || super.entryCompareAndSet(entry, expected, word);
    }

    @Override
    public void pageWrite(int page, long value) {
      super.pageWrite(page, value);
      // What was to be widened was to be dirty as well.
      super.folioDirtySet(super.folioOf(page));
    }
  }

  private record Thrower(MemoryManager correct) implements MemoryManager {
    @Override
    public Outcome execute(int cpu, Operation operation) {
      if (operation instanceof Operation.Lazy) {
        throw new UnsupportedOperationException("lazy");
      }
      return correct.execute(cpu, operation);
    }

    @Override
    public Outcome fault(int cpu, int space, long address, Access access) {
      return correct.fault(cpu, space, address, access);
    }

    @Override
    public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
      return correct.copyIn(cpu, space, address, loaded);
    }

    @Override
    public Outcome copyOut(int cpu, int space, long address, long stamp) {
      return correct.copyOut(cpu, space, address, stamp);
    }
  }

  private record Waiter(MemoryManager correct, Hardware hardware) implements MemoryManager {
    @Override
    public Outcome execute(int cpu, Operation operation) {
      Outcome outcome = correct.execute(cpu, operation);
      if (operation instanceof Operation.Exit) {
        long table = hardware.tableAllocate(0);
        while (hardware.entryRead(table) == 0) {
          // Nobody else knows the table.
        }
      }
      return outcome;
    }

    @Override
    public Outcome fault(int cpu, int space, long address, Access access) {
      return correct.fault(cpu, space, address, access);
    }

    @Override
    public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
      return correct.copyIn(cpu, space, address, loaded);
    }

    @Override
    public Outcome copyOut(int cpu, int space, long address, long stamp) {
      return correct.copyOut(cpu, space, address, stamp);
    }
  }
}
