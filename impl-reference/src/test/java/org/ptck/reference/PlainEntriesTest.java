package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ptck.reference.entries.PlainEntries;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;

/** Plain entry operations, with hardware that stores at the worst moment. */
class PlainEntriesTest {

  private static final Geometry GEOMETRY = Geometries.TINY;
  private static final Arm64 ARM = Arm64.GRANULE_4K;
  private static final long ENTRY_BYTES = 8;

  private final Machine machine = new Machine(GEOMETRY, new MachineSize(16, 512, 4));
  private final Hardware hardware = machine.hardware();
  private final EntryOperations entries = new PlainEntries(GEOMETRY, hardware);
  private @Nullable Interposer interposer;
  private long leaf;
  private int folio;

  /** Lets something happen before the first event of a kind, once. */
  private record Interposer(EventKind kind, Runnable what) {}

  @BeforeEach
  void map() {
    machine.reset(1, new Interposing(), Set.of());
    leaf = hardware.tableAllocate(0);
    long middle = hardware.tableAllocate(1);
    long root = hardware.tableAllocate(2);
    hardware.entryWrite(middle, ARM.tableWord(1, leaf));
    hardware.entryWrite(root, ARM.tableWord(2, middle));
    hardware.rootSet(0, root);
    hardware.load(0, 0, 0);
    folio = hardware.folioAllocate(2);
  }

  private final class Interposing implements EventSink {
    @Override
    public void before(EventKind kind, int actor, long subject) {
      Interposer waiting = interposer;
      if (waiting != null && waiting.kind() == kind) {
        interposer = null;
        waiting.what().run();
      }
    }
  }

  /** A store passes through the entry of page 0, between a read and the write that follows it. */
  private void storeBeforeNext(EventKind kind) {
    interposer = new Interposer(kind, () -> machine.access(0, Access.WRITE, 1));
  }

  private long clean() {
    long word = ARM.leafWord(0, (long) folio << GEOMETRY.pageShift());
    return ARM.makeWritable(ARM.makeYoung(word));
  }

  @Test
  void set_mapsConsecutivePages() {
    entries.set(0, 0, 0, leaf, clean(), 4);

    for (int page = 0; page < 4; page++) {
      long word = entries.get(0, 0, page * GEOMETRY.pageBytes(), leaf + page * ENTRY_BYTES);
      assertThat(ARM.physicalAddress(word) >>> GEOMETRY.pageShift()).isEqualTo(folio + page);
    }
  }

  @Test
  void writeProtect_keepsDirtyThatHardwareSetAfterTheRead() {
    entries.set(0, 0, 0, leaf, clean(), 1);
    storeBeforeNext(EventKind.ENTRY_WRITE);

    entries.writeProtect(0, 0, 0, leaf, 1);

    assertThat(ARM.isDirty(entries.get(0, 0, 0, leaf))).isTrue();
    assertThat(ARM.isWritable(entries.get(0, 0, 0, leaf))).isFalse();
  }

  @Test
  void writeProtect_ofAProtectedEntry_writesNothing() {
    entries.set(0, 0, 0, leaf, ARM.makeYoung(ARM.writeProtect(clean())), 1);
    boolean[] written = new boolean[1];
    interposer = new Interposer(EventKind.ENTRY_WRITE, () -> written[0] = true);

    entries.writeProtect(0, 0, 0, leaf, 1);

    assertThat(written[0]).isFalse();
  }

  @Test
  void getAndClear_returnsDirtyThatHardwareSetJustBefore() {
    entries.set(0, 0, 0, leaf, clean(), 4);
    storeBeforeNext(EventKind.ENTRY_WRITE);

    long word = entries.getAndClear(0, 0, 0, leaf, 4);

    assertThat(ARM.isDirty(word)).isTrue();
    assertThat(ARM.physicalAddress(word) >>> GEOMETRY.pageShift()).isEqualTo(folio);
    assertThat(entries.get(0, 0, 0, leaf)).isZero();
    assertThat(entries.get(0, 0, 0, leaf + 3 * ENTRY_BYTES)).isZero();
  }

  @Test
  void getAndClear_gathersStateOverTheRun() {
    entries.set(0, 0, 0, leaf, clean(), 4);
    machine.access(2 * GEOMETRY.pageBytes(), Access.WRITE, 1);

    assertThat(ARM.isDirty(entries.getAndClear(0, 0, 0, leaf, 4))).isTrue();
  }

  @Test
  void setAccessFlags_keepsDirtyThatHardwareSetAfterTheRead() {
    entries.set(0, 0, 0, leaf, ARM.makeOld(clean()), 1);
    storeBeforeNext(EventKind.ENTRY_WRITE);

    assertThat(entries.setAccessFlags(0, 0, 0, leaf, clean(), true)).isFalse();

    assertThat(ARM.isYoung(entries.get(0, 0, 0, leaf))).isTrue();
    assertThat(ARM.isDirty(entries.get(0, 0, 0, leaf))).isTrue();
  }

  @Test
  void setAccessFlags_widensAndSaysSo_andTheSecondTimeChangesNothing() {
    entries.set(0, 0, 0, leaf, ARM.writeProtect(clean()), 1);
    long wanted = ARM.makeDirty(clean());

    assertThat(entries.setAccessFlags(0, 0, 0, leaf, wanted, true)).isTrue();
    assertThat(entries.get(0, 0, 0, leaf)).isEqualTo(wanted);
    assertThat(entries.setAccessFlags(0, 0, 0, leaf, wanted, true)).isFalse();
  }
}
