package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.testing.Requests;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MemoryRegion;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/** Managers in Java that have fewer user addresses, and regions of memory. */
class PlacesOfProvidersTest {

  private static final UserRange RANGE = new UserRange(0x4_2000, 0x15_1fff);
  private static final MemoryRegion POOL = new MemoryRegion("pool", 0x300_0000, 0x8000);

  @Test
  void scenariosStayInTheUserRange_andTheManagerIsGivenIt() {
    Ranged provider = new Ranged(RANGE, List.of());

    RunReport report = run(provider, 300);

    assertThat(report.failures()).isEmpty();
    assertThat(report.acceptedCount()).isGreaterThan(report.operationCount() / 2);
    assertThat(provider.given).isNotEmpty().allMatch(RANGE::equals);
    assertThat(provider.lowestDone.get()).isEqualTo(RANGE.first());
  }

  @Test
  void userRangeThatTheGeometryHasNot_isNamed() {
    assertThat(message(new Ranged(new UserRange(0, 0xffff_ffffL), List.of())))
        .contains("the user range, 0x0 to 0xffffffff, is not within");
  }

  @Test
  void regions_areThere_andOverlappingOnesAreNamed() {
    Ranged provider = new Ranged(RANGE, List.of(POOL));
    assertThat(run(provider, 20).failures()).isEmpty();
    assertThat(provider.placed).isNotEmpty().allMatch(address -> address == POOL.first());

    MemoryRegion other = new MemoryRegion("other", 0x300_7000, 0x2000);
    assertThat(message(new Ranged(RANGE, List.of(POOL, other))))
        .contains(
            "other (0x3007000 to 0x3008fff) overlaps pool (0x3000000 to 0x3007fff): move one");
  }

  private static String message(Ranged provider) {
    Finding finding = run(provider, 5).failures().getFirst().finding();
    assertThat(finding.rule().id()).isEqualTo("RUN-1");
    return finding.details().toString();
  }

  private static RunReport run(Ranged provider, int scenarioCount) {
    Implementation implementation = new Implementation(provider, new PlainEntriesProvider());
    return Requests.run(
        Requests.of(implementation, Geometries.TINY, Catalogue.all(), scenarioCount, false));
  }

  /** The reference, with what a provider says of places. */
  private static final class Ranged extends Requests.Provider {
    private final UserRange range;
    private final List<MemoryRegion> regions;
    private final List<UserRange> given = new ArrayList<>();
    private final List<Long> placed = new ArrayList<>();
    private final AtomicLong lowestDone = new AtomicLong(Long.MAX_VALUE);

    Ranged(UserRange range, List<MemoryRegion> regions) {
      this.range = range;
      this.regions = regions;
    }

    @Override
    public UserRange userRange(Geometry geometry) {
      return range;
    }

    @Override
    public List<MemoryRegion> regions(Geometry geometry) {
      return regions;
    }

    @Override
    public MemoryManager create(
        Geometry geometry, Hardware hardware, EntryOperations entries) {
      given.add(geometry.userRange());
      MemoryManager reference = super.create(geometry, hardware, entries);
      if (!regions.isEmpty()) {
        long pool = hardware.regionAllocate(0, 3);
        placed.add(pool);
        hardware.folioReserve((int) (pool >>> geometry.pageShift()));
      }
      return new MemoryManager() {
        @Override
        public Outcome execute(int cpu, Operation operation) {
          Outcome outcome = reference.execute(cpu, operation);
          if (outcome instanceof Outcome.Done && operation instanceof Operation.Map map) {
            lowestDone.accumulateAndGet(map.address(), Math::min);
          }
          return outcome;
        }

        @Override
        public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
          return reference.copyIn(cpu, space, address, loaded);
        }

        @Override
        public Outcome copyOut(int cpu, int space, long address, long stamp) {
          return reference.copyOut(cpu, space, address, stamp);
        }

        @Override
        public Outcome fault(int cpu, int space, long address, Access access) {
          return reference.fault(cpu, space, address, access);
        }
      };
    }
  }
}
