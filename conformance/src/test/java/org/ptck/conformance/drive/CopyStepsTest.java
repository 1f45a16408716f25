package org.ptck.conformance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.testing.Guest;
import org.ptck.conformance.testing.Requests;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/** Steps in which the implementation loads or stores for user code. */
class CopyStepsTest {

  private static final String MAPPED = "spawn A\nmap A 0x0 2 anon rw\n";

  @ParameterizedTest
  @ValueSource(strings = {
      // To memory that nobody has touched.
      "copyin A 0x0\ncopyout A 0x1000\nread A 0x1000",
      // To what a fork shares.
      "write A 0x0\nfork A B\ncopyout A 0x0\nread B 0x0\ncopyout B 0x0\ncopyin A 0x0",
      // To a file, which is then written back.
      "map A 0x4000 1 file 0 0 shared rw\ncopyout A 0x4000\nsync 0\ncopyin A 0x4000",
      // To a file that shows in a space as long as nothing is stored there.
      "map A 0x4000 1 file 0 0 private rw\ncopyout A 0x4000\nmap A 0x5000 1 file 0 0 shared ro\n"
          + "read A 0x5000",
      // For what another CPU does meanwhile.
      "cpu1 write A 0x0\nfork A B\ncopyout A 0x0\n"
          + "when before write pte(A,0x0): cpu1 write A 0x0\nread A 0x0"
  })
  void kernelCopiesAsTheProgramWould(String steps) {
    ScenarioResult result = run(Requests.REFERENCE, MAPPED + steps);

    assertThat(result.finding()).isNull();
    assertThat(result.acceptedCount()).isEqualTo(result.operationCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "copyout A 0x2000", "copyin A 0x2000", "copyout B 0x0", "copyin A 0x200000",
      "protect A 0x0 1 ro\ncopyout A 0x0"
  })
  void whatTheProgramCouldNotDo_isRefused(String steps) {
    ScenarioResult result = run(Requests.REFERENCE, MAPPED + steps);

    assertThat(result.finding()).isNull();
    assertThat(result.refused()).hasSize(1);
  }

  @Test
  void addressWithinAPage_isNotAskedFor_sinceKernelsCopyThere() {
    List<Long> asked = new ArrayList<>();
    Implementation listening =
        Requests.made(
            (host, _) -> new Guest(host) {
              @Override
              public Outcome copyOut(int cpu, int space, long address, long stamp) {
                asked.add(address);
                return super.copyOut(cpu, space, address, stamp);
              }
            });

    ScenarioResult result = run(listening, MAPPED + "copyout A 0x8\ncopyout A 0x1000");

    assertThat(result.finding()).isNull();
    assertThat(asked).containsExactly(0x1000L);
  }

  @Test
  void sem1_copyThatLoadsSomethingElse() {
    assertThat(blamed(MAPPED + "write A 0x0\ncopyin A 0x0", host -> new Guest(host) {
      @Override
      public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
        return super.copyIn(cpu, space, address, found -> loaded.accept(found + 1));
      }
    })).isEqualTo("SEM-1");
  }

  @Test
  void sem1_copyThatSaysNothingOfWhatItLoaded() {
    assertThat(blamed(MAPPED + "copyin A 0x0", host -> new Guest(host) {
      @Override
      public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
        return super.copyIn(cpu, space, address, _ -> {});
      }
    })).isEqualTo("SEM-1");
  }

  @Test
  void sem1_copyThatIsNotStored() {
    assertThat(blamed(MAPPED + "read A 0x0\ncopyout A 0x0", host -> new Guest(host) {
      @Override
      public Outcome copyOut(int cpu, int space, long address, long stamp) {
        return Outcome.done();
      }
    })).isEqualTo("SEM-1");
  }

  private interface Change {
    MemoryManager of(MemoryManager host);
  }

  private static String blamed(String steps, Change change) {
    Finding finding = run(Requests.made((host, _) -> change.of(host)), steps).finding();
    return Objects.requireNonNull(finding).rule().id();
  }

  private static ScenarioResult run(Implementation implementation, String steps) {
    String text =
        "ptck-scenario 1\ngeometry tiny\nmanager reference\nentries plain\ncpus 2\n" + steps;
    return new ScenarioRunner(
        implementation, Geometries.TINY, Catalogue.all(), Bounds.DEFAULT, new Heartbeat(),
        RunWatcher.NONE).run(ScenarioParser.parse("test", text).get());
  }
}
