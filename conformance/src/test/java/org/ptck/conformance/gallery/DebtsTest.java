package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.drive.Batching;
import org.ptck.reference.Parts;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceManager;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * A manager that hands references and flushes on conforms if it declares so and honours them; else
 * it does not.
 */
class DebtsTest {

  private static final int SCENARIO_COUNT = 1_500;
  private static final Set<Capability> RELEASE = Set.of(Capability.DEFERRED_RELEASE);
  private static final Set<Capability> FLUSH = Set.of(Capability.DEFERRED_FLUSH);

  static Stream<WrongManager> ways() {
    return Stream.of(
        releasing("references are released an operation later", "", RELEASE, Batching.Way.ONCE),
        releasing("it is not declared", "REF-3", Set.of(), Batching.Way.ONCE),
        releasing("they are released twice", "REF-3", RELEASE, Batching.Way.TWICE),
        releasing("they are never released", "REF-3", RELEASE, Batching.Way.NEVER),
        releasing("they wait when they are released", "REF-4", RELEASE, Batching.Way.UNTAKEN),
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
      String what, String rule, Set<Capability> styles, Batching.Way way) {
    return new WrongManager(what, rule, Batching.implementation(styles, way));
  }

  private static WrongManager flushing(
      String what, Class<? extends Operation> which, Set<Capability> styles, boolean inTime) {
    return WrongManager.made(
        what,
        inTime ? "" : "TLB-1",
        styles,
        (geometry, hardware, _) -> new Flushing(geometry, hardware, which, inTime));
  }

  /** A correct manager whose flushes in one kind of operation are handed on. */
  private static final class Flushing extends ForwardingHardware implements MemoryManager {
    private static final int QUEUE = 0;
    private final Class<? extends Operation> which;
    private final boolean inTime;
    private final MemoryManager manager;
    private boolean deferring;
    private boolean deferred;

    Flushing(
        Geometry geometry,
        Hardware hardware,
        Class<? extends Operation> which,
        boolean inTime) {
      super(hardware);
      this.which = which;
      this.inTime = inTime;
      EntryOperations entries = new PlainEntriesProvider().create(geometry, this);
      manager = new ReferenceManager(geometry, this, entries, Parts.PLAIN);
    }

    @Override
    public Outcome execute(int cpu, Operation operation) {
      honour();
      deferring = which.isInstance(operation);
      Outcome outcome = manager.execute(cpu, operation);
      deferring = false;
      if (inTime) {
        honour();
      }
      return outcome;
    }

    @Override
    public Outcome fault(int cpu, int space, long address, Access access) {
      return manager.fault(cpu, space, address, access);
    }

    @Override
    public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
      honour();
      return manager.copyIn(cpu, space, address, loaded);
    }

    @Override
    public Outcome copyOut(int cpu, int space, long address, long stamp) {
      honour();
      return manager.copyOut(cpu, space, address, stamp);
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
