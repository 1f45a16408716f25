package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.run.RunReport;
import org.ptck.reference.Parts;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceManager;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EntryOperations;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;

/**
 * A manager that hands references and flushes on conforms if it declares so and honours them; else
 * it does not.
 */
class DebtsTest {

  private static final int SCENARIO_COUNT = 1_500;
  private static final Set<Capability> RELEASE = Set.of(Capability.DEFERRED_RELEASE);
  private static final Set<Capability> FLUSH = Set.of(Capability.DEFERRED_FLUSH);

  /** How long what is put off waits. */
  private enum Wait {
    /** Until the next operation, or to the end of one after which there may be none. */
    ONE_OPERATION,
    /** The same, and then once more. */
    TWICE,
    FOR_EVER
  }

  static Stream<WrongManager> ways() {
    return Stream.of(
        releasing("references are released an operation later", "", RELEASE, Wait.ONE_OPERATION),
        releasing("it is not declared", "REF-3", Set.of(), Wait.ONE_OPERATION),
        releasing("they are released twice", "REF-4", RELEASE, Wait.TWICE),
        releasing("they are never released", "REF-3", RELEASE, Wait.FOR_EVER),
        flushing("flushes are done an operation later", Operation.Protect.class, FLUSH, false),
        flushing("flushes are done at the end", Operation.Protect.class, FLUSH, true),
        flushing("flushes of a fork are", Operation.Fork.class, FLUSH, false),
        flushing("flushes of a write-back are", Operation.Sync.class, FLUSH, false),
        flushing("it is not declared", Operation.Sync.class, Set.of(), false));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void wayOfHandingOn(WrongManager way) {
    RunReport report =
        Campaigns.run(way.implementation(), List.of(), Geometries.TINY, 1, SCENARIO_COUNT);

    assertThat(report.failures())
        .extracting(failure -> failure.finding().rule().id())
        .isEqualTo(way.rule().isEmpty() ? List.of() : List.of(way.rule()));
  }

  private static WrongManager releasing(
      String what, String rule, Set<Capability> styles, Wait wait) {
    return WrongManager.made(
        what, rule, styles, (geometry, hardware, _) -> new Releasing(geometry, hardware, wait));
  }

  private static WrongManager flushing(
      String what, Class<? extends Operation> which, Set<Capability> styles, boolean inTime) {
    return WrongManager.made(
        what,
        inTime ? "" : "TLB-1",
        styles,
        (geometry, hardware, _) -> new Flushing(geometry, hardware, which, inTime));
  }

  /** A correct manager over another's hardware, told when its operations begin and end. */
  private abstract static class Deferring extends ForwardingHardware implements MemoryManager {
    private final MemoryManager manager;

    Deferring(Geometry geometry, Hardware hardware) {
      super(hardware);
      EntryOperations entries =
          new PlainEntriesProvider().create(geometry, this);
      manager = new ReferenceManager(geometry, this, entries, Parts.PLAIN);
    }

    abstract void begins(Operation operation);

    abstract void ends(Operation operation);

    @Override
    public Outcome execute(int cpu, Operation operation) {
      begins(operation);
      Outcome outcome = manager.execute(cpu, operation);
      ends(operation);
      return outcome;
    }

    @Override
    public Outcome fault(int cpu, int space, long address, Access access) {
      return manager.fault(cpu, space, address, access);
    }
  }

  private static final class Releasing extends Deferring {
    private static final int QUEUE = 1;
    private final List<Integer> batch = new ArrayList<>();
    private final Wait wait;

    Releasing(Geometry geometry, Hardware hardware, Wait wait) {
      super(geometry, hardware);
      this.wait = wait;
    }

    @Override
    public int referencesSubtract(int folio, int count) {
      for (int n = 0; n < count; n++) {
        batch.add(folio);
      }
      referencesDefer(QUEUE, folio, count);
      return references(folio);
    }

    @Override
    void begins(Operation operation) {
      drain();
    }

    @Override
    void ends(Operation operation) {
      if (operation instanceof Operation.Exit || operation instanceof Operation.Unpin) {
        drain();
      }
    }

    private void drain() {
      if (wait == Wait.FOR_EVER) {
        return;
      }
      debtsTake(QUEUE);
      for (int folio : batch) {
        if (super.referencesSubtract(folio, wait == Wait.TWICE ? 2 : 1) == 0) {
          folioFree(folio);
        }
      }
      batch.clear();
    }
  }

  private static final class Flushing extends Deferring {
    private static final int QUEUE = 0;
    private final Class<? extends Operation> which;
    private final boolean inTime;
    private boolean deferring;
    private boolean deferred;

    Flushing(
        Geometry geometry,
        Hardware hardware,
        Class<? extends Operation> which,
        boolean inTime) {
      super(geometry, hardware);
      this.which = which;
      this.inTime = inTime;
    }

    @Override
    void begins(Operation operation) {
      honour();
      deferring = which.isInstance(operation);
    }

    @Override
    void ends(Operation operation) {
      deferring = false;
      if (inTime) {
        honour();
      }
    }

    private void honour() {
      if (deferred) {
        debtsTake(QUEUE);
        invalidateAll(ALL_CPUS);
      }
      deferred = false;
    }

    @Override
    public void invalidateRange(
        long cpuMask, int id, long address, long pageCount, int depth) {
      if (deferring) {
        flushesDefer(QUEUE);
        deferred = true;
      } else {
        super.invalidateRange(cpuMask, id, address, pageCount, depth);
      }
    }

    @Override
    public void invalidateId(long cpuMask, int id) {
      if (deferring) {
        flushesDefer(QUEUE);
        deferred = true;
      } else {
        super.invalidateId(cpuMask, id);
      }
    }
  }
}
