package org.ptck.spec.machine.mmu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.RiscV;
import org.ptck.spec.fact.Access;

/** What the MMU lets user code fetch. */
class FetchTest {

  private static final Arm64 ARM = Arm64.GRANULE_4K;
  private static final long ROOT = 0x1000;
  private static final long MIDDLE = 0x2000;
  private static final long LEAF = 0x3000;
  private static final long PAGE = 0x20_0000;
  private static final long UXN_TABLE = 1L << 60;
  private static final int ID = 3;

  private final TreeMap<Long, Long> memory =
      new TreeMap<>(
          Map.of(
              ROOT, ARM.tableWord(2, MIDDLE),
              MIDDLE, ARM.tableWord(1, LEAF),
              LEAF, ARM.leafWord(0, PAGE)));

  private final Mmu mmu = mmu(Geometries.TINY);

  @Test
  void fetch_passesWhereTheLeafPermitsItAndMarksIt() {
    assertThat(access(Access.EXECUTE)).isEqualTo(PAGE);
    assertThat(ARM.isYoung(memory.get(LEAF))).isTrue();
    assertThat(ARM.isDirty(memory.get(LEAF))).isFalse();
  }

  @Test
  void fetch_faultsWhereTheLeafForbidsItAndMarksNothing() {
    memory.put(LEAF, ARM.makeNonExecutable(memory.get(LEAF)));

    assertThat(access(Access.EXECUTE)).isEqualTo(Mmu.FAULT);
    assertThat(ARM.isYoung(memory.get(LEAF))).isFalse();
    assertThat(access(Access.READ)).isEqualTo(PAGE);
    assertThat(access(Access.EXECUTE)).isEqualTo(Mmu.FAULT);
  }

  @Test
  void fetch_faultsWhereALinkForbidsIt() {
    memory.put(ROOT, memory.get(ROOT) | UXN_TABLE);

    assertThat(access(Access.EXECUTE)).isEqualTo(Mmu.FAULT);
    assertThat(access(Access.READ)).isEqualTo(PAGE);
    // By what the load has cached as well.
    assertThat(access(Access.EXECUTE)).isEqualTo(Mmu.FAULT);
  }

  @Test
  void cachedTranslation_keepsExecutionThatWasTaken() {
    access(Access.EXECUTE);
    memory.put(LEAF, ARM.makeNonExecutable(memory.get(LEAF)));

    assertThat(access(Access.EXECUTE)).isEqualTo(PAGE);

    mmu.invalidateRange(ID, 0, 1, false);
    assertThat(access(Access.EXECUTE)).isEqualTo(Mmu.FAULT);
  }

  @Test
  void cachedPath_keepsExecutionThatALinkTook() {
    access(Access.EXECUTE);
    memory.put(ROOT, memory.get(ROOT) | UXN_TABLE);

    mmu.invalidateRange(ID, 0, 1, false);
    assertThat(access(Access.EXECUTE)).isEqualTo(PAGE);

    mmu.invalidateRange(ID, 0, 1, true);
    assertThat(access(Access.EXECUTE)).isEqualTo(Mmu.FAULT);
  }

  @Test
  void executionThatIsGiven_needsNoInvalidation() {
    memory.put(ROOT, memory.get(ROOT) | UXN_TABLE);
    memory.put(LEAF, ARM.makeNonExecutable(memory.get(LEAF)));
    access(Access.READ);
    memory.put(LEAF, ARM.makeExecutable(memory.get(LEAF)));
    memory.put(ROOT, memory.get(ROOT) & ~UXN_TABLE);

    assertThat(access(Access.EXECUTE)).isEqualTo(PAGE);
  }

  @Test
  void blockThatWasCached_letsFetchesPassAsItsEntryDid() {
    memory.put(LEAF, ARM.makeContiguous(ARM.makeNonExecutable(memory.get(LEAF))));
    assertThat(access(Access.READ)).isEqualTo(PAGE);
    assertThat(access(Access.EXECUTE)).isEqualTo(Mmu.FAULT);

    memory.put(LEAF, ARM.makeExecutable(memory.get(LEAF)));
    assertThat(access(Access.EXECUTE)).isEqualTo(PAGE);
  }

  /** What a fetch has cached lets no load pass. */
  @Test
  void translationForFetchesAlone_isNoneForLoads() {
    RiscV riscV = RiscV.SVADU;
    Mmu other = mmu(Geometries.RISCV_SV39);
    memory.put(ROOT, riscV.tableWord(2, MIDDLE));
    memory.put(MIDDLE, riscV.tableWord(1, LEAF));
    memory.put(LEAF, riscV.makeExecutable(riscV.leafWord(0, PAGE)) & ~2L);

    assertThat(other.translate(ID, ROOT, 0, Access.EXECUTE, Mmu.WALKED)).isEqualTo(PAGE);
    assertThat(other.translate(ID, ROOT, 0, Access.READ, Mmu.WALKED)).isEqualTo(Mmu.FAULT);
    assertThat(other.translate(ID, ROOT, 0, Access.EXECUTE, Mmu.WALKED)).isEqualTo(PAGE);
  }

  private long access(Access access) {
    return mmu.translate(ID, ROOT, 0, access, Mmu.WALKED);
  }

  private Mmu mmu(Geometry geometry) {
    return new Mmu(
        geometry,
        new EntryPort() {
          @Override
          public long read(int level, long entry) {
            return memory.getOrDefault(entry, 0L);
          }

          @Override
          public boolean update(int level, long entry, long expected, long word) {
            return memory.replace(entry, expected, word);
          }
        });
  }
}
