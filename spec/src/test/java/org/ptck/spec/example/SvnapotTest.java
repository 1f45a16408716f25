package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ptck.oracle.Oracle;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.RiscV;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/**
 * Contiguous blocks whose entries all hold one word: what each of them maps is told by where it
 * stands, for rules, ledger and hardware alike.
 */
class SvnapotTest {

  private static final Geometry GEOMETRY = Geometries.RISCV_SV39;
  private static final RiscV RISCV = RiscV.SVADU;
  private static final int RUN = GEOMETRY.contiguousRun(0);
  private static final long PAGE = GEOMETRY.pageBytes();

  /** The second block of the leaf table: entries whose own number is not that of their place. */
  private static final int FIRST = RUN;

  private final Machine machine = new Machine(GEOMETRY, new MachineSize(8, 512, 4));
  private final Hardware hardware = machine.hardware();
  private final MachineView view = machine.view();
  private long leaf;
  private int folio;

  // ---- rules

  @Test
  void aBlockOfOneWord_isUniform() {
    assertThat(blamed(this::fold, "CNT-1", "CNT-2", "CNT-3", "GEO-1")).isNull();
    assertThat(view.contiguousEntries(entry(0))).isEqualTo(RUN);
  }

  /** "No inconsistencies between NAPOT PTEs and other NAPOT or non-NAPOT PTEs": this is none. */
  @Test
  void aPlainEntryThatSaysTheSame_mayStandInABlock() {
    assertThat(blamed(() -> {
      fold();
      hardware.entryWrite(entry(3), clean(folio + 3));
    }, "CNT-1", "CNT-2", "GEO-1")).isNull();
  }

  @Test
  void cnt2_aPlainEntryThatLeadsElsewhere() {
    assertThat(blamed(() -> {
      fold();
      hardware.entryWrite(entry(3), clean(folio + RUN + 3));
    }, "CNT-1", "CNT-2")).isEqualTo("CNT-2");
  }

  @Test
  void cnt2_anEntryThatIsGone() {
    assertThat(blamed(() -> {
      fold();
      hardware.entryWrite(entry(3), 0);
    }, "CNT-1", "CNT-2")).isEqualTo("CNT-2");
  }

  @Test
  void cnt2_anEntryWithTheWordOfAnotherBlock() {
    assertThat(blamed(() -> {
      fold();
      hardware.entryWrite(entry(3), 0);
      hardware.entryWrite(entry(3), RISCV.makeContiguous(clean(folio + RUN)));
    }, "CNT-2")).isEqualTo("CNT-2");
  }

  @Test
  void cnt2_anEntryThatPermitsLess() {
    assertThat(blamed(() -> {
      fold();
      hardware.entryWrite(entry(3), RISCV.writeProtect(view.entryWord(entry(3))));
    }, "CNT-2")).isEqualTo("CNT-2");
  }

  /** The page stays the same: either size may be used, and nobody asks for more. */
  @Test
  void foldingInPlace_isBlamedByNobody() {
    assertThat(blamed(() -> {
      hardware.entryWrite(entry(3), clean(folio + 3));
      hardware.entryWrite(entry(3), RISCV.makeContiguous(clean(folio)));
    }, "CNT-3", "TLB-3", "TLB-1")).isNull();
  }

  @Test
  void losingPermissionInPlace_isNoOtherTarget() {
    assertThat(blamed(() -> {
      fold();
      for (int n = 0; n < RUN; n++) {
        hardware.entryWrite(entry(n), RISCV.writeProtect(view.entryWord(entry(n))));
      }
    }, "CNT-3")).isNull();
  }

  /** Another size than 64 KiB is reserved. */
  @Test
  void geo1_aReservedSize() {
    assertThat(blamed(
        () -> hardware.entryWrite(entry(0), clean(folio) | RISCV.makeContiguous(0) | 1L << 10),
        "GEO-1")).isEqualTo("GEO-1");
  }

  // ---- ledger and hardware

  @Test
  void everyPage_isMappedOnce() {
    begin(List.of());
    fold();

    for (int n = 0; n < RUN; n++) {
      assertThat(view.entriesMapping(folio + n)).isEqualTo(1);
      assertThat(view.leafAt(0, address(n))).isEqualTo(clean(folio + n));
    }
    assertThat(new Oracle(machine).differences()).isEmpty();
  }

  @Test
  void everyAddress_reachesItsPage_thatOfTheFirstAccessAndOthers() {
    begin(List.of());
    fold();
    for (int n = RUN - 1; n >= 0; n--) {
      machine.access(address(n), Access.WRITE, 100 + n);
    }

    for (int n = 0; n < RUN; n++) {
      assertThat(view.pageStamp(folio + n)).isEqualTo(100 + n);
      assertThat(machine.access(address(n), Access.READ, 0)).isEqualTo(100 + n);
    }
  }

  @Test
  void aBlockThatIsTakenApart_leavesItsPagesStale() {
    begin(List.of());
    fold();
    machine.endOperation(1);
    machine.beginOperation(2, Long.MAX_VALUE, 0, false, false);

    hardware.entryWrite(entry(5), 0);

    assertThat(view.usableStale(0)).isNotNull();
    assertThat(view.usableStale(0).page()).isEqualTo(folio);
    assertThat(view.isReachableStale(folio + RUN - 1)).isTrue();
    // Where another page is mapped now, what stands there differs from what is cached.
    hardware.entryWrite(entry(5), clean(folio + RUN));
    assertThat(view.staleConflicts(entry(5))).isNotEmpty();
  }

  /** Words of blocks, plain words, and neither, in any order; ledger and memory agree. */
  @Property(tries = 300)
  void ledger_equalsWhatMemorySays(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 16 * 32 * 4 - 1) Integer> choices) {
    begin(List.of());
    for (int choice : choices) {
      long word = clean(folio + (choice >>> 5 & 15));
      hardware.entryWrite(
          entry(choice % RUN),
          switch (choice >>> 9) {
            case 0 -> 0;
            case 1 -> word;
            case 2 -> RISCV.makeContiguous(RISCV.makeDirty(word));
            default -> RISCV.makeContiguous(RISCV.writeProtect(word));
          });
    }

    assertThat(new Oracle(machine).differences()).isEmpty();
  }

  // ---- the machine

  /** The rule that the steps break, the table's space being loaded; null where all hold. */
  private @Nullable String blamed(Runnable steps, String... ids) {
    List<Rule> rules =
        List.of(ids).stream().map(id -> Catalogue.rule(id).orElseThrow()).toList();
    Monitor monitor = begin(rules);
    try {
      steps.run();
      machine.endOperation(1);
    } catch (MachineStopped stopped) {
      // The finding tells.
    }
    Finding finding = monitor.finding();
    return finding == null ? null : finding.rule().id();
  }

  /** A space with one table of each level, loaded, and a folio that fills two blocks. */
  private Monitor begin(List<Rule> rules) {
    Set<Capability> capabilities = Set.of(Capability.CONTIGUOUS);
    Monitor monitor = new Monitor(GEOMETRY, rules, capabilities, view);
    machine.reset(2, monitor, capabilities);
    machine.beginOperation(1, Long.MAX_VALUE, 0, false, false);
    leaf = hardware.tableAllocate(0);
    long middle = hardware.tableAllocate(1);
    long root = hardware.tableAllocate(2);
    hardware.entryWrite(middle, RISCV.tableWord(1, leaf));
    hardware.entryWrite(root, RISCV.tableWord(2, middle));
    hardware.rootSet(0, root);
    hardware.load(0, 0, 0);
    folio = hardware.folioAllocate(5);
    return monitor;
  }

  private void fold() {
    for (int n = 0; n < RUN; n++) {
      hardware.entryWrite(entry(n), RISCV.makeContiguous(clean(folio)));
    }
  }

  private long entry(int n) {
    return leaf + 8L * (FIRST + n);
  }

  private static long address(int n) {
    return (FIRST + n) * PAGE;
  }

  /** Accessed, writable, clean. */
  private static long clean(int page) {
    return RISCV.makeYoung(RISCV.makeWritable(RISCV.leafWord(0, page * PAGE)));
  }
}
