package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Correct entry operations that look at the whole contiguous block, several times over, whenever
 * they touch one of its entries: quadratic in the block, and within the bound of events on every
 * geometry.
 */
class ClumsyTest {

  private static final int PASS_COUNT = 3;
  private static final long PAGE_COUNT_MAX = 384;

  static Stream<Geometry> geometries() {
    return Geometries.all().stream();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void quadraticInTheBlock_returnsWithinTheBound(Geometry geometry) {
    int order = Integer.numberOfTrailingZeros(geometry.contiguousRun(0));
    long pageCount = Math.min(PAGE_COUNT_MAX, geometry.entryCount(0));
    List<Operation> operations = new ArrayList<>();
    operations.add(new Operation.Spawn(0));
    operations.add(new Operation.Map(0, 0, pageCount, Permission.READ_WRITE, order));
    for (long page = 0; page < pageCount; page++) {
      operations.add(new Operation.Write(0, page << geometry.pageShift(), page + 1));
    }
    operations.add(new Operation.Fork(0, 1));
    operations.add(new Operation.Protect(0, 0, pageCount, Permission.READ_ONLY));
    operations.add(new Operation.Move(0, 0, pageCount, pageCount << geometry.pageShift()));
    operations.add(new Operation.Fork(1, 2));
    operations.add(new Operation.Unmap(1, 0, pageCount));
    Scenario scenario =
        new Scenario(
            Header.of(geometry.name()),
            operations.stream().map(operation -> Step.of(0, operation)).toList(),
            null);

    ScenarioResult result =
        new LocalExecutor(
            new Implementation(new ReferenceProvider(), new Clumsy()),
            geometry,
            List.of(Catalogue.rule("RUN-2").orElseThrow()),
            Bounds.DEFAULT,
            new Heartbeat())
            .run(scenario);

    assertThat(result.finding()).isNull();
    // Those that close what is open as well.
    assertThat(result.acceptedCount()).isGreaterThanOrEqualTo(operations.size());
    assertThat(result.eventCount())
        .isGreaterThan(pageCount * geometry.contiguousRun(0) * PASS_COUNT);
  }

  private static final class Clumsy implements EntryOperationsProvider {

    private final EntryOperationsProvider plain = new PlainEntriesProvider();

    @Override
    public String name() {
      return "clumsy";
    }

    @Override
    public EntryOperations create(Geometry geometry, Hardware hardware) {
      return plain.create(geometry, new Looking(geometry, hardware));
    }
  }

  /** Looks at the block around an entry before it is touched. */
  private static final class Looking extends ForwardingHardware {

    private final Geometry geometry;

    Looking(Geometry geometry, Hardware hardware) {
      super(hardware);
      this.geometry = geometry;
    }

    @Override
    public long entryRead(long entry) {
      look(entry);
      return super.entryRead(entry);
    }

    @Override
    public void entryWrite(long entry, long word) {
      look(entry);
      super.entryWrite(entry, word);
    }

    @Override
    public long entryExchange(long entry, long word) {
      look(entry);
      return super.entryExchange(entry, word);
    }

    @Override
    public boolean entryCompareAndSet(long entry, long expected, long word) {
      look(entry);
      return super.entryCompareAndSet(entry, expected, word);
    }

    private void look(long entry) {
      long entryBytes = 1L << geometry.entryShift(0);
      long blockBytes = geometry.contiguousRun(0) * entryBytes;
      long first = entry & -blockBytes;
      for (int pass = 0; pass < PASS_COUNT; pass++) {
        for (long each = first; each < first + blockBytes; each += entryBytes) {
          super.entryRead(each);
        }
      }
    }
  }
}
