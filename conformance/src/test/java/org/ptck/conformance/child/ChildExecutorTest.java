package org.ptck.conformance.child;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.child.host.HostFailure;
import org.ptck.conformance.child.host.HostName;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.spec.arch.Geometries;

/** A child is another place to run in, and nothing else. */
class ChildExecutorTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "B76"})
  void report_isTheOneOfTheSameRunInThisProcess(String variant) {
    Implementation here = new ReferenceHost(variant).implementation("", "");
    try (ChildExecutors executors =
        ChildExecutors.of(HostName.of(ReferenceHost.class, variant))) {
      Implementation there =
          executors.implementation(
              executors.managers().getFirst(), executors.entries().getFirst());

      RunReport expected = Children.run(here, 200, false);
      RunReport found = Children.run(there, 200, false);

      assertThat(text(found)).isEqualTo(text(expected));
      assertThat(found.rules()).isEqualTo(expected.rules());
    }
  }

  @Test
  void description_isWhatTheHostBrings() {
    Implementation here = new ReferenceHost("").implementation("", "");
    try (ChildExecutors executors = ChildExecutors.of(HostName.of(ReferenceHost.class, ""))) {
      Implementation there =
          executors.implementation(
              executors.managers().getFirst(), executors.entries().getFirst());

      assertThat(there.name()).isEqualTo(here.name());
      assertThat(there.capabilities(Geometries.TINY))
          .isEqualTo(here.capabilities(Geometries.TINY));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 300})
  void aChildKilledFromOutside_losesNothing(int millis) throws Exception {
    Implementation here = new ReferenceHost("").implementation("", "");
    RunReport expected = Children.run(here, 150, false);
    Set<ProcessHandle> before = ProcessHandle.current().children().collect(toSet());
    try (ChildExecutors executors = ChildExecutors.of(HostName.of(ReferenceHost.class, ""))) {
      Implementation there =
          executors.implementation(
              executors.managers().getFirst(), executors.entries().getFirst());
      ProcessHandle child =
          ProcessHandle.current()
              .children()
              .filter(each -> !before.contains(each))
              .findFirst()
              .orElseThrow();
      Thread killer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    LockSupport.parkNanos(millis * 1_000_000L);
                    child.destroyForcibly();
                  });

      RunReport found = Children.run(there, 150, false);
      killer.join();

      // However busy the machine is, it ends.
      child.onExit().join();
      assertThat(text(found)).isEqualTo(text(expected));
      assertThat(found.rules()).isEqualTo(expected.rules());
    }
  }

  @Test
  void twoChildrenKilledOverOneScenario_areNoFinding(@TempDir Path directory) {
    Implementation here = new ReferenceHost("").implementation("", "");
    RunReport expected = Children.run(here, 50, false);
    try (ChildExecutors executors =
        ChildExecutors.of(HostName.of(FrailHost.class, directory.toString()))) {
      RunReport found = Children.run(Children.onlyManager(executors), 50, false);

      assertThat(directory).isDirectoryContaining("glob:**death-2");
      assertThat(text(found)).isEqualTo(text(expected));
    }
  }

  @Test
  void aHostThatCannotBeMade_isRefusedInItsOwnWords() {
    assertThatThrownBy(() -> ChildExecutors.of(HostName.of(MisbehavingHost.class, "NOTHING")))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("NOTHING cannot be used: ");
    assertThatThrownBy(() -> ChildExecutors.of(new HostName("no.such.Host", "lib.so")))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("lib.so cannot be used: ");
  }

  @Test
  void close_endsTheProcesses() {
    Set<ProcessHandle> before = ProcessHandle.current().children().collect(toSet());
    List<ProcessHandle> started;
    try (ChildExecutors executors = ChildExecutors.of(HostName.of(ReferenceHost.class, ""))) {
      assertThat(executors.managers()).hasSize(1);
      started =
          ProcessHandle.current().children().filter(each -> !before.contains(each)).toList();
      assertThat(started).hasSize(1).allMatch(ProcessHandle::isAlive);
    }

    started.getFirst().onExit().join();
  }

  /** Everything but the time taken and the names. */
  private static String text(RunReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        List.of(
            report.verdict(),
            report.scenarioCount(),
            report.operationCount(),
            report.acceptedCount(),
            report.eventCount()));
    report.failures()
        .forEach(
            failure -> text.append(ScenarioPrinter.print(failure.scenario()))
                .append(failure.finding().rule().id())
                .append(failure.finding().event())
                .append(failure.finding().details())
                .append(failure.step())
                .append(failure.executionCount()));
    return text.toString();
  }
}
