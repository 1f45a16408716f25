package org.ptck.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;

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
            when before write pte(A,0x40003000) #2: cpu1 write A 0x40003000 marks=3
          map B 0x50000000 8 file 0 8 shared rw order=2
          map B 0x50010000 8 file 3 511 private ro
          move B 0x50000000 4 0x60000000
          discard B 0x50010000 2
          cpu1 write B 0x60000000 marks=0
          cpu1 sync 0
            when before take file(0,8): read B 0x60001000
          pin 7 B 0x60000000 write
          pin 0 B 0x50011000 read
          device-write 7
          device-read 0
          unpin 7
            when before unlock #3: cpu2 read B 0x60000000
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
              Step.of(0, new Operation.Fork(0, 1))
                  .failing(new AllocationFailure.From(2))
                  .meanwhile(
                      new Meanwhile(
                          new Anchor(AnchorKind.WRITE, 0, 0x40003000, 2),
                          1,
                          new Operation.Write(0, 0x40003000, 1),
                          3)),
              Step.of(0, file(0x50000000, Permission.READ_WRITE, 2, Sharing.SHARED, 0, 8)),
              Step.of(0, file(0x50010000, Permission.READ_ONLY, 0, Sharing.PRIVATE, 3, 511)),
              Step.of(0, new Operation.Move(1, 0x50000000, 4, 0x60000000)),
              Step.of(0, new Operation.Discard(1, 0x50010000, 2)),
              Step.of(1, new Operation.Write(1, 0x60000000, 1)).marking(0),
              Step.of(1, new Operation.Sync(0))
                  .meanwhile(
                      new Meanwhile(
                          new Anchor(AnchorKind.TAKE, 0, 8, 1),
                          0,
                          new Operation.Read(1, 0x60001000),
                          Step.MARKS_WHERE_WALKED)),
              Step.of(0, new Operation.Pin(7, 1, 0x60000000, Access.WRITE)),
              Step.of(0, new Operation.Pin(0, 1, 0x50011000, Access.READ)),
              Step.of(0, new Operation.DeviceWrite(7, 1)),
              Step.of(0, new Operation.DeviceRead(0)),
              Step.of(0, new Operation.Unpin(7))
                  .meanwhile(
                      new Meanwhile(
                          new Anchor(AnchorKind.UNLOCK, 0, 0, 3),
                          2,
                          new Operation.Read(1, 0x60000000),
                          Step.MARKS_WHERE_WALKED)),
              Step.of(0, new Operation.Load(1)),
              Step.of(1, new Operation.Lazy()),
              Step.of(2, new Operation.Read(1, 0x40000000)),
              Step.of(0, new Operation.Unmap(0, 0x40000000, 16)),
              Step.of(0, new Operation.Exit(25))),
          "REF-1");

  private static Operation file(
      long address, Permission permission, int order, Sharing sharing, int file, int fileIndex) {
    return new Operation.MapFile(1, address, 8, permission, order, sharing, file, fileIndex);
  }

  @Test
  void printsWhatTheGrammarSays() {
    assertThat(ScenarioPrinter.print(SCENARIO)).isEqualTo(GOLDEN);
  }

  @Test
  void parsesWhatItPrints() {
    assertThat(ScenarioParser.parse("golden", GOLDEN).get()).isEqualTo(SCENARIO);
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
