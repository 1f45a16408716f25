package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.MachineStopped;

/** A call that cannot be carried out is named as the contract names it, with what is wrong. */
class BreachSentencesTest {

  private String sentence = "";

  private final EventSink sink =
      new EventSink() {
        @Override
        public void breach(Breach breach, int actor, long subject, String newSentence) {
          sentence = newSentence;
        }
      };

  private final Scene scene = new Scene(sink, Set.of());

  @Test
  void tableFreedTwice() {
    long table = scene.hardware.tableAllocate(0);
    scene.hardware.tableFree(table);

    says(
        () -> scene.hardware.tableFree(table),
        "tableFree(0x4000): the table was freed before");
  }

  @Test
  void instructionThatNobodyKnows_orOfAnotherArchitecture() {
    says(
        () -> scene.hardware.tlbi("vae2is", 0),
        "tlbi vae2is: the EL1&0 regime has no such operation (vmalle1, aside1, vae1, vale1,"
            + " vaae1, vaale1, with r before va for ranges, with is or os at the end)");
    scene.machine.reset(2, sink, Set.of());
    says(() -> scene.hardware.invlpg(0), "invlpg is of x86, and the tables are of arm64");
  }

  @Test
  void instructionThatFaults() {
    FlushScene x86 = new FlushScene(Geometries.X86_64_4, sink);
    says(
        () -> x86.hardware.invpcid(1, 3, 0),
        "invpcid faults: PCID 3 while CR4.PCIDE is clear");
  }

  @Test
  void fenceOfAStageThatIsNotThere() {
    FlushScene riscv = new FlushScene(Geometries.RISCV_SV39, sink);
    says(
        () -> riscv.hardware.hfenceGvma(0, 0, 0),
        "hfence.gvma: the machine has no second stage of translation");
  }

  @Test
  void addressOutsideMemory() {
    says(
        () -> scene.hardware.entryRead(0x4000_0000_0000L),
        "entryRead(0x400000000000): the address lies outside the machine's memory, 0x0 to"
            + " 0x3fffff");
  }

  @Test
  void addressInAPage() {
    int page = scene.hardware.folioAllocate(0);

    says(
        () -> scene.hardware.tableFree((long) page << 12),
        "tableFree(0x200000): the address is in page 512, of data, not in a table");
  }

  @Test
  void entryNotAligned() {
    says(
        () -> scene.hardware.entryCompareAndSet(scene.leaf + 4, 0, 0),
        "entryCompareAndSet(0x1004): the address is not aligned to 8 bytes");
  }

  @Test
  void entryBeyondItsTable() {
    says(
        () -> scene.hardware.entryWrite(scene.leaf + 64, 0),
        "entryWrite(0x1040): it lies beyond the 64 bytes of its table, whose level is 0");
  }

  @Test
  void tableNeverAllocated() {
    says(
        () -> scene.hardware.entryExchange(0x9000, 0),
        "entryExchange(0x9000): the table at 0x9000 was never allocated");
  }

  @Test
  void folioFreedTwice() {
    int folio = scene.hardware.folioAllocate(0);
    scene.hardware.folioFree(folio);

    says(() -> scene.hardware.folioFree(folio), "folioFree(512): the folio was freed before");
  }

  /** The call is the contract's, not the method of the kit behind it. */
  @Test
  void counterBelowZero() {
    int folio = scene.hardware.folioAllocate(0);

    says(
        () -> scene.hardware.referencesSubtract(folio, 3),
        "referencesSubtract(512): the reference count is 1, and 3 were taken off");
  }

  @Test
  void tooManyEvents() {
    scene.machine.beginOperation(2, 1, 0, false, false);

    says(
        () -> scene.hardware.idRetire(0),
        "idRetire: the operation has made every event that it may make (1)");
  }

  private void says(Runnable call, String expected) {
    assertThrows(MachineStopped.class, call::run);
    assertThat(sentence).isEqualTo(expected);
  }
}
