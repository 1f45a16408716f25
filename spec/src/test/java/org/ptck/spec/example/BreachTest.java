package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptck.spec.fact.PageCounts;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.family.Catalogue;

/** Each call that the machine cannot carry out is blamed on a rule, and is never a Java error. */
class BreachTest {

  private static final int GARBAGE = Integer.MIN_VALUE;

  private static final Map<Breach, Consumer<Bench>> PROVOCATIONS = new EnumMap<>(Breach.class);

  static {
    PROVOCATIONS.put(Breach.ENTRY_OUTSIDE_TABLES, bench -> bench.hardware.entryRead(GARBAGE));
    PROVOCATIONS.put(
        Breach.ENTRY_OF_FREED_TABLE,
        bench -> {
          long table = bench.hardware.tableAllocate(0);
          bench.hardware.tableFree(table);
          bench.hardware.entryWrite(table, 0);
        });
    PROVOCATIONS.put(Breach.GIVEN_UP, bench -> bench.machine.giveUp("a count is odd"));
    PROVOCATIONS.put(Breach.INSTRUCTION_UNKNOWN, bench -> bench.hardware.tlbi("vae2is", 0));
    PROVOCATIONS.put(Breach.LEVEL_UNKNOWN, bench -> bench.hardware.tableAllocate(GARBAGE));
    PROVOCATIONS.put(Breach.TABLE_UNKNOWN, bench -> bench.hardware.tableFree(GARBAGE));
    PROVOCATIONS.put(
        Breach.TABLE_FREED_TWICE,
        bench -> {
          long table = bench.hardware.tableAllocate(0);
          bench.hardware.tableFree(table);
          bench.hardware.tableFree(table);
        });
    PROVOCATIONS.put(
        Breach.ROOT_OF_WRONG_LEVEL,
        bench -> bench.hardware.rootSet(0, bench.hardware.tableAllocate(0)));
    PROVOCATIONS.put(
        Breach.FRAME_USED_AS_BOTH,
        bench -> {
          long frame = bench.hardware.frameAllocate();
          bench.hardware.mapcountAdd((int) (frame >>> Bench.GEOMETRY.pageShift()), 1);
          bench.hardware.rootSet(0, frame);
        });
    PROVOCATIONS.put(
        Breach.FRAME_FREED_TWICE,
        bench -> {
          long frame = bench.hardware.frameAllocate();
          bench.hardware.frameFree(frame);
          bench.hardware.frameFree(frame);
        });
    PROVOCATIONS.put(Breach.PAGE_UNKNOWN, bench -> bench.hardware.pageZero(GARBAGE));
    PROVOCATIONS.put(
        Breach.FOLIO_UNKNOWN,
        bench -> bench.hardware.referencesAdd(bench.hardware.folioAllocate(2) + 1, 1));
    PROVOCATIONS.put(
        Breach.FOLIO_USED_WHEN_FREE, bench -> bench.hardware.pageZero(freedFolio(bench)));
    PROVOCATIONS.put(
        Breach.FOLIO_FREED_TWICE, bench -> bench.hardware.folioFree(freedFolio(bench)));
    PROVOCATIONS.put(
        Breach.COUNTER_BELOW_ZERO,
        bench -> bench.hardware.referencesSubtract(bench.page(), Integer.MAX_VALUE));
    PROVOCATIONS.put(
        Breach.COUNT_UNKNOWN,
        bench -> {
          bench.page();
          bench.machine.counts().read(new Counts(() -> PageCounts.NONE));
          bench.machine.counts().look();
        });
    PROVOCATIONS.put(
        Breach.CALLED_WHILE_ASKED,
        bench -> {
          int page = bench.page();
          bench.machine.counts().read(new Counts(() -> bench.hardware.references(page)));
          bench.machine.counts().look();
        });
    PROVOCATIONS.put(
        Breach.PAGES_BEYOND_FOLIO,
        bench -> bench.hardware.exclusiveSet(bench.page(), Integer.MAX_VALUE));
    PROVOCATIONS.put(
        Breach.ARGUMENT_OUT_OF_BOUNDS, bench -> bench.hardware.folioAllocate(GARBAGE));
    PROVOCATIONS.put(
        Breach.FILE_UNKNOWN, bench -> bench.hardware.cacheAdd(GARBAGE, 0, bench.page()));
    PROVOCATIONS.put(
        Breach.FOLIO_CACHED,
        bench -> {
          bench.hardware.cacheAdd(0, 0, bench.page());
          bench.hardware.cacheAdd(0, 0, bench.page());
        });
    PROVOCATIONS.put(
        Breach.FOLIO_NOT_CACHED, bench -> bench.hardware.cacheRemove(bench.page()));
    PROVOCATIONS.put(
        Breach.STORE_OUT_OF_ORDER, bench -> bench.hardware.storeEnd(FileBench.cached(bench, 0)));
    PROVOCATIONS.put(
        Breach.PIN_OPEN,
        bench -> {
          bench.hardware.pinAdd(0, bench.page(), false);
          bench.hardware.pinAdd(0, bench.page(), false);
        });
    PROVOCATIONS.put(Breach.PIN_UNKNOWN, bench -> bench.hardware.pinRemove(GARBAGE));
    PROVOCATIONS.put(Breach.COUNTER_UNKNOWN, bench -> bench.hardware.resident(0, GARBAGE));
    PROVOCATIONS.put(
        Breach.RESIDENT_BELOW_ZERO, bench -> bench.hardware.residentSubtract(0, 0, 1));
    PROVOCATIONS.put(
        Breach.REVERSE_LINK_UNKNOWN, bench -> bench.hardware.reverseRemove(0, 0, 0, 0, 1));
    PROVOCATIONS.put(Breach.CPU_UNKNOWN, bench -> bench.hardware.lazy(GARBAGE));
    PROVOCATIONS.put(Breach.ID_UNKNOWN, bench -> bench.hardware.invalidateId(-1, GARBAGE));
    PROVOCATIONS.put(Breach.SPACE_WITHOUT_ROOT, bench -> bench.hardware.rootDrop(5));
    PROVOCATIONS.put(
        Breach.SPACE_WITH_ROOT,
        bench -> {
          long root = bench.hardware.tableAllocate(2);
          bench.hardware.rootSet(0, root);
          bench.hardware.rootSet(1, root);
        });
    PROVOCATIONS.put(Breach.LOCK_CLASS_UNKNOWN, bench -> bench.hardware.lock(GARBAGE, 0));
    PROVOCATIONS.put(
        Breach.LOCK_TAKEN_TWICE,
        bench -> {
          bench.hardware.lockShared(Bench.RMAP, 1);
          bench.hardware.lock(Bench.RMAP, 1);
        });
    PROVOCATIONS.put(
        Breach.LOCK_NEVER_RELEASED,
        bench -> {
          bench.hardware.lock(Bench.RMAP, 1);
          bench.on(1, () -> bench.hardware.lockShared(Bench.RMAP, 1));
        });
    PROVOCATIONS.put(Breach.LOCK_NOT_HELD, bench -> bench.hardware.unlock(Bench.RMAP, GARBAGE));
    PROVOCATIONS.put(Breach.WALK_NOT_ENTERED, bench -> bench.hardware.rcuReadUnlock());
    PROVOCATIONS.put(
        Breach.WALK_NOT_LEFT, bench -> bench.operation(bench.hardware::rcuReadLock));
    PROVOCATIONS.put(
        Breach.GRACE_NEVER_ENDS,
        bench -> {
          bench.hardware.rcuReadLock();
          bench.hardware.rcuSynchronize();
        });
    PROVOCATIONS.put(
        Breach.TOO_MANY_EVENTS,
        bench -> {
          bench.machine.beginOperation(1, 1, 0, false, false);
          bench.hardware.idRetire(0);
        });
  }

  @Test
  void everyBreach_isProvoked() {
    assertThat(PROVOCATIONS.keySet()).containsExactlyElementsOf(Arrays.asList(Breach.values()));
  }

  @ParameterizedTest
  @EnumSource
  void breach_isBlamedOnItsRule(Breach breach) {
    Bench bench = new Bench(List.of(), Bench.FACTS);

    assertThrows(MachineStopped.class, () -> PROVOCATIONS.get(breach).accept(bench));

    assertThat(bench.finding().rule()).isEqualTo(Catalogue.violatedBy(breach));
    assertThat(bench.finding().details()).contains(new Detail("breach", breach.toString()));
    assertThat(bench.machine.isStopped()).isTrue();
  }

  @Test
  void flush_beginsWithinTheUserRange() {
    Bench bench = new Bench(List.of(), Bench.FACTS);
    long beyond = bench.machine.geometry().addressLast() + 1;

    assertThrows(
        MachineStopped.class,
        () -> bench.hardware.invalidateRange(-1, 0, beyond, 1, Bench.LEAF_ONLY));

    assertThat(bench.finding().details())
        .contains(new Detail("breach", Breach.ARGUMENT_OUT_OF_BOUNDS.toString()));
  }

  @ParameterizedTest
  @EnumSource
  void stoppedMachine_letsNoEventHappen(Breach breach) {
    Bench bench = new Bench(List.of(), Bench.FACTS);
    bench.run(PROVOCATIONS.get(breach));

    assertThrows(MachineStopped.class, () -> bench.hardware.tableAllocate(0));
    assertThrows(MachineStopped.class, () -> PROVOCATIONS.get(breach).accept(bench));
  }

  private record Counts(LongSupplier references) implements PageCounts {
    @Override
    public boolean hasReferences() {
      return true;
    }

    @Override
    public boolean hasMapcounts() {
      return false;
    }

    @Override
    public long references(int page) {
      return references.getAsLong();
    }

    @Override
    public long mapcount(int page) {
      return NONE;
    }
  }

  private static int freedFolio(Bench bench) {
    int folio = bench.page();
    bench.hardware.referencesSubtract(folio, 1);
    bench.hardware.folioFree(folio);
    return folio;
  }
}
