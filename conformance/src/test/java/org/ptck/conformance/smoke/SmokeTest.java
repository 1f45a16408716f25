package org.ptck.conformance.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.smoke.Answer.Verdict;
import org.ptck.conformance.testing.GoldenFile;
import org.ptck.contpte.ContpteProvider;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.MemoryManagerProvider;

class SmokeTest {

  /** A declaration that is not the reference manager's own, of what it does. */
  private record Declaring(Set<Capability> declared) implements MemoryManagerProvider {
    @Override
    public String name() {
      return "declaring";
    }

    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      return declared;
    }

    @Override
    public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
      return new ReferenceProvider().create(geometry, hardware, entries);
    }
  }

  /** A manager that refuses everything. */
  private record Refusing() implements MemoryManagerProvider {
    @Override
    public String name() {
      return "refusing";
    }

    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      return Set.of();
    }

    @Override
    public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
      return new MemoryManager() {
        @Override
        public Outcome execute(int cpu, Operation operation) {
          return Outcome.refused(Rejection.OUT_OF_MEMORY);
        }

        @Override
        public Outcome fault(int cpu, int space, long address, Access access) {
          return Outcome.refused(Rejection.NOT_PERMITTED);
        }
      };
    }
  }

  @ParameterizedTest
  @MethodSource("org.ptck.spec.arch.Geometries#all")
  void referenceManagerIsWiredRight(Geometry geometry) {
    SmokeReport report =
        Smoke.of(
            new Implementation(new ReferenceProvider(), new PlainEntriesProvider()), geometry);

    assertThat(report.problems()).isEmpty();
    assertThat(report.isWired()).isTrue();
    assertThat(report.answers())
        .filteredOn(answer -> answer.verdict() == Verdict.CONFIRMED)
        .extracting(Answer::capability)
        .contains(Capability.FORK, Capability.PIN, Capability.SYNC, Capability.LOCKS);
  }

  @ParameterizedTest
  @MethodSource("geometriesWithBlocks")
  void contiguousBlocksAreSeen_howeverLongTheyAre(Geometry geometry) {
    SmokeReport report =
        Smoke.of(new Implementation(new ReferenceProvider(), new ContpteProvider()), geometry);

    assertThat(verdict(report, Capability.CONTIGUOUS)).isEqualTo(Verdict.CONFIRMED);
  }

  static Stream<Geometry> geometriesWithBlocks() {
    return Geometries.all().stream().filter(new ContpteProvider()::supports);
  }

  @Test
  void blocksAreBelieved_whereNoFolioIsAsLongAsOne() {
    SmokeReport report = declaring(Capability.CONTIGUOUS, Capability.LARGE_FOLIOS);

    assertThat(verdict(report, Capability.CONTIGUOUS)).isEqualTo(Verdict.BELIEVED);
    assertThat(report.isWired()).isTrue();
  }

  @Test
  void blocksAreBelieved_whereTheGeometryHasNone() {
    Set<Capability> declared = EnumSet.of(Capability.CONTIGUOUS);
    declared.addAll(new ReferenceProvider().capabilities(Geometries.X86_64_4));

    SmokeReport report =
        Smoke.of(
            new Implementation(new Declaring(declared), new PlainEntriesProvider()),
            Geometries.X86_64_4);

    assertThat(verdict(report, Capability.CONTIGUOUS)).isEqualTo(Verdict.BELIEVED);
  }

  @Test
  void whatIsDeclaredAndNotDoneIsContradicted() {
    SmokeReport report = declaring(Capability.CONTIGUOUS, null);

    assertThat(verdict(report, Capability.CONTIGUOUS)).isEqualTo(Verdict.CONTRADICTED);
    assertThat(report.isWired()).isFalse();
  }

  @Test
  void whatIsDoneAndNotDeclaredIsSaid() {
    SmokeReport report = declaring(null, Capability.LOCKS);

    assertThat(report.answers())
        .filteredOn(answer -> answer.capability() == Capability.LOCKS)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.verdict()).isEqualTo(Verdict.UNDECLARED);
              assertThat(answer.why()).contains("locks are taken", "LCK-2, LCK-3");
            });
  }

  @Test
  void limitsThatNobodyNeeds_areSaid() {
    SmokeReport report = declaring(Capability.NO_READ_ONLY, null);

    assertThat(verdict(report, Capability.NO_READ_ONLY)).isEqualTo(Verdict.NEEDLESS);
    SmokeReport oneEnd = declaring(Capability.BRK_ONLY, null);
    assertThat(verdict(oneEnd, Capability.BRK_ONLY)).isEqualTo(Verdict.NEEDLESS);
    assertThat(verdict(oneEnd, Capability.MOVE)).isEqualTo(Verdict.LACKING);
    assertThat(
        verdict(
            declaring(Capability.ALLOCATION_CANNOT_FAIL, null), Capability.ALLOCATION_CANNOT_FAIL))
        .isEqualTo(Verdict.NEEDLESS);
    assertThat(report.isWired()).isTrue();
    assertThat(SmokeText.print(report))
        .contains("  not needed: NO_READ_ONLY: what was tried works without it; take it away, and");
  }

  @Test
  void whatIsNotWiredAtAllIsNotAskedFurther() {
    Implementation refusing = new Implementation(new Refusing(), new PlainEntriesProvider());
    SmokeReport report = Smoke.of(refusing, Geometries.TINY);

    assertThat(report.isWired()).isFalse();
    assertThat(report.answers()).isEmpty();
    assertThat(report.problems()).hasSize(1);
    GoldenFile.assertMatches("smoke-refusing.txt", SmokeText.print(report));
  }

  @Test
  void textOfReport() {
    GoldenFile.assertMatches(
        "smoke-declaring.txt",
        SmokeText.print(declaring(Capability.CONTIGUOUS, Capability.LOCKS)));
  }

  private static SmokeReport declaring(Capability added, Capability leftOut) {
    Set<Capability> declared = EnumSet.noneOf(Capability.class);
    declared.addAll(new ReferenceProvider().capabilities(Geometries.TINY));
    if (added != null) {
      declared.add(added);
    }
    if (leftOut != null) {
      declared.remove(leftOut);
    }
    return Smoke.of(
        new Implementation(new Declaring(declared), new PlainEntriesProvider()), Geometries.TINY);
  }

  private static Verdict verdict(SmokeReport report, Capability capability) {
    return report.answers()
        .stream()
        .filter(answer -> answer.capability() == capability)
        .findFirst()
        .orElseThrow()
        .verdict();
  }
}
