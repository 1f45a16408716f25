package org.ptck.conformance.gallery;

import java.util.List;
import java.util.function.LongConsumer;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.Hardware;

/** Managers that programs notice. */
final class WrongPrograms {

  private static final Outcome OUT_OF_MEMORY = Outcome.refused(Rejection.OUT_OF_MEMORY);

  static final List<WrongManager> ALL =
      List.of(
          WrongManager.hardware(
              "a fresh page is not zeroed",
              "SEM-1",
              hardware -> new ForwardingHardware(hardware) {
                @Override
                public void pageZero(int page) {
                  // Nothing: this is what is wrong.
                }
              }),
          WrongManager.hardware(
              "copy-on-write does not copy",
              "SEM-1",
              hardware -> new ForwardingHardware(hardware) {
                @Override
                public void pageCopy(int source, int target) {
                  // Nothing: this is what is wrong.
                }
              }),
          WrongManager.hardware(
              "copy-on-write copies an earlier copy of the page", "SEM-2", WrongSource::new),
          WrongManager.hardware("a context switch clears a page", "SEM-4", ClearingLoad::new),
          WrongManager.translating("its own walk finds nothing anywhere", "SEM-9"),
          WrongManager.wrapped(
              "unmap of a range with holes says that it was done",
              "SEM-5",
              (correct, _) -> onRequest(
                  correct,
                  (operation, outcome) -> operation instanceof Operation.Unmap
                      && outcome.equals(Outcome.refused(Rejection.NOT_MAPPED))
                          ? Outcome.done()
                          : outcome)),
          WrongManager.wrapped(
              "a fork that runs out of memory leaves the child behind",
              "TBL-8",
              (correct, _) -> onRequest(
                  correct,
                  (operation, outcome) -> {
                    if (operation instanceof Operation.Fork(_, int child)
                        && outcome.equals(OUT_OF_MEMORY)) {
                      correct.execute(0, new Operation.Spawn(child));
                    }
                    return outcome;
                  })),
          WrongManager.wrapped(
              "a fork that runs out of memory says that a part was done",
              "SEM-7",
              (correct, _) -> onRequest(
                  correct,
                  (operation,
                      outcome) -> operation instanceof Operation.Fork
                          && outcome.equals(OUT_OF_MEMORY)
                              ? new Outcome.Refused(Rejection.OUT_OF_MEMORY, 1)
                              : outcome)));

  private WrongPrograms() {}

  /** Changes answers to requests. */
  private interface Change {
    Outcome of(Operation operation, Outcome outcome);
  }

  private static MemoryManager onRequest(MemoryManager correct, Change change) {
    return new MemoryManager() {
      @Override
      public Outcome execute(int cpu, Operation operation) {
        return change.of(operation, correct.execute(cpu, operation));
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
    };
  }

  /** Copies the first copy of a page, whose owner may have stored to it, instead of the page. */
  private static final class WrongSource extends ForwardingHardware {
    private int copied;
    private int copy;

    WrongSource(Hardware hardware) {
      super(hardware);
    }

    @Override
    public void pageCopy(int source, int target) {
      super.pageCopy(source == copied ? copy : source, target);
      copied = source;
      copy = target;
    }

    @Override
    public void folioFree(int folio) {
      super.folioFree(folio);
      copied = folio == copied || folio == copy ? 0 : copied;
    }
  }

  private static final class ClearingLoad extends ForwardingHardware {
    private int last;

    ClearingLoad(Hardware hardware) {
      super(hardware);
    }

    @Override
    public int folioAllocate(int order) {
      last = super.folioAllocate(order);
      return last;
    }

    @Override
    public void folioFree(int folio) {
      super.folioFree(folio);
      last = 0;
    }

    @Override
    public void cacheAdd(int file, int fileIndex, int folio) {
      super.cacheAdd(file, fileIndex, folio);
      last = 0;
    }

    @Override
    public void load(int cpu, int space, int id) {
      if (last != 0) {
        pageZero(last);
      }
      super.load(cpu, space, id);
    }
  }
}
