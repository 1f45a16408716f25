package org.ptck.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;

/** The exact text of one scenario that has everything. */
class ScenarioPrinterTest {

  private static final String GOLDEN =
      """
          ptck-scenario 1
          geometry arm64-4k
          manager reference
          entries contpte
          variant B76 X01
          cpus 4
          spawn A
          map A 0x40000000 16 anon rw order=4
          map A 0x40010000 1 anon ro
          cpu3 write A 0x40000000
          protect A 0x40000000 4 ro failing alloc 1
          fork A B failing alloc 2+
          load B
          cpu1 lazy
          cpu2 read B 0x40000000
          unmap A 0x40000000 16
          exit Z
          violates REF-1
          """;

  private static final Scenario SCENARIO =
      new Scenario(
          new Header("arm64-4k", "reference", "contpte", List.of("B76", "X01"), 4),
          List.of(
              Step.of(0, new Operation.Spawn(0)),
              Step.of(0, new Operation.Map(0, 0x40000000, 16, Permission.READ_WRITE, 4)),
              Step.of(0, new Operation.Map(0, 0x40010000, 1, Permission.READ_ONLY, 0)),
              Step.of(3, new Operation.Write(0, 0x40000000, 1)),
              Step.of(0, new Operation.Protect(0, 0x40000000, 4, Permission.READ_ONLY))
                  .failing(new AllocationFailure.Only(1)),
              Step.of(0, new Operation.Fork(0, 1)).failing(new AllocationFailure.From(2)),
              Step.of(0, new Operation.Load(1)),
              Step.of(1, new Operation.Lazy()),
              Step.of(2, new Operation.Read(1, 0x40000000)),
              Step.of(0, new Operation.Unmap(0, 0x40000000, 16)),
              Step.of(0, new Operation.Exit(25))),
          "REF-1");

  @Test
  void printsWhatTheGrammarSays() {
    assertThat(ScenarioPrinter.print(SCENARIO)).isEqualTo(GOLDEN);
  }

  @Test
  void whatIsAbsentIsNotPrinted() {
    assertThat(ScenarioPrinter.print(new Scenario(Header.of("tiny"), List.of(), null)))
        .isEqualTo(
            """
                ptck-scenario 1
                geometry tiny
                manager reference
                entries plain
                cpus 2
                """);
  }
}
