package org.ptck.conformance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.testing.Requests;
import org.ptck.contpte.ContpteProvider;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;

/**
 * Every ordered pair of the reference's operations, side by side: no rule takes what one of them is
 * in the middle of for what another has left behind, none waits without end, and some order of the
 * two explains what came of them.
 */
class OperationPairsTest {

  /** Of each pair, in how many places turns change; every 15 go round what the two may share. */
  private static final int PLACE_COUNT = Integer.getInteger("ptck.pairs.places", 200);

  /** Of each pair, in how many places turns change in each legal style. */
  private static final int STYLE_PLACE_COUNT = Integer.getInteger("ptck.pairs.style.places", 2);

  private static final Set<Capability> RELEASE = Set.of(Capability.DEFERRED_RELEASE);

  private long switchCount;

  @Test
  void pairsOfTheReference_raiseNoAlarm() {
    assertThat(wrong(Requests.REFERENCE, PLACE_COUNT)).isEmpty();
    assertThat(switchCount).as("turns changed").isGreaterThan(100L * PLACE_COUNT);
  }

  /** Seen among 3000 places: the pin is closed when write-back has the mark and not yet stored. */
  @Test
  void pinClosedInTheMiddleOfWriteBack_raisesNoAlarm() {
    try (SideBySide bench = new SideBySide(Requests.REFERENCE, Geometries.TINY)) {
      assertThat(wrong(bench, OperationKind.UNPIN, OperationKind.SYNC, 326)).isNull();
    }
  }

  static List<String> stylesOfTiny() {
    return Gallery.all()
        .stream()
        .filter(variant -> variant.kind() == Variant.Kind.LEGAL)
        .filter(variant -> style(variant.id()).supports(Geometries.TINY))
        .map(Variant::id)
        .toList();
  }

  private static Implementation style(String id) {
    return Gallery.build(List.of(Gallery.named(id).orElseThrow()), new PlainEntriesProvider());
  }

  @ParameterizedTest
  @MethodSource("stylesOfTiny")
  void pairsOfALegalStyle_raiseNoAlarm(String id) {
    int first = id.hashCode() & 0xfff;

    assertThat(wrong(style(id), first, first + STYLE_PLACE_COUNT)).isEmpty();
  }

  @Test
  void pairsOverContiguousEntries_raiseNoAlarm() {
    Implementation contiguous = Gallery.build(List.of(), new ContpteProvider());

    assertThat(wrong(contiguous, 0, 5 * STYLE_PLACE_COUNT)).isEmpty();
  }

  /** What is wrong only beside others is seen: both by rules and by what no order explains. */
  @Test
  void pairsOfAnImplementationWithoutLocks_areFoundOut() {
    List<String> wrong = wrong(Lockless.REFERENCE, 15);

    assertThat(wrong).hasSizeGreaterThan(20);
    assertThat(wrong).anyMatch(each -> each.contains("no order explains"));
    assertThat(wrong).anyMatch(each -> each.contains("REF-"));
  }

  /** What a CPU has put off another may honour, while the first is in the middle of more. */
  @Test
  void pairsThatKeepReferencesInBatches_raiseNoAlarm() {
    assertThat(wrong(Batching.implementation(RELEASE, Batching.Way.ONCE), 30)).isEmpty();
  }

  @Test
  void pairsThatDrainBatchesTwice_areFoundOut() {
    assertThat(wrong(Batching.implementation(RELEASE, Batching.Way.TWICE), 15))
        .hasSizeGreaterThan(20)
        .anyMatch(each -> each.contains("REF-"));
  }

  /** What one operation does to a range, it may do to each page at a moment of its own. */
  @Test
  void copyOfWhatIsDiscardedPageByPage_raisesNoAlarm() {
    Implementation pageByPage = Requests.made((reference, _) -> new PageByPage(reference));
    List<Operation> before =
        List.of(
            new Operation.Spawn(0),
            new Operation.Map(0, 0, 2, Permission.READ_WRITE, 0),
            new Operation.Write(0, 0, 7),
            new Operation.Write(0, Geometries.TINY.pageBytes(), 8));
    Operation discard = new Operation.Discard(0, 0, 2);
    Operation fork = new Operation.Fork(0, 1);
    try (SideBySide bench = new SideBySide(pageByPage, Geometries.TINY)) {
      for (int place = 0; place < 60; place++) {
        assertThat(bench.run(before, discard, fork, place)).as("place %d", place).isNull();
      }
    }
  }

  private record PageByPage(MemoryManager reference) implements MemoryManager {
    @Override
    public Outcome execute(int cpu, Operation operation) {
      if (!(operation instanceof Operation.Discard(int space, long address, long pageCount))) {
        return reference.execute(cpu, operation);
      }
      Outcome outcome = Outcome.done();
      for (long page = 0; page < pageCount && outcome instanceof Outcome.Done; page++) {
        long at = address + page * Geometries.TINY.pageBytes();
        outcome = reference.execute(cpu, new Operation.Discard(space, at, 1));
      }
      return outcome;
    }

    @Override
    public Outcome fault(int cpu, int space, long address, Access access) {
      return reference.fault(cpu, space, address, access);
    }

    @Override
    public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
      return reference.copyIn(cpu, space, address, loaded);
    }

    @Override
    public Outcome copyOut(int cpu, int space, long address, long stamp) {
      return reference.copyOut(cpu, space, address, stamp);
    }
  }

  private List<String> wrong(Implementation implementation, int placeCount) {
    return wrong(implementation, 0, placeCount);
  }

  /** Of every pair the first thing that is wrong in some places, the last one excluded. */
  private List<String> wrong(Implementation implementation, int placeFirst, int placeEnd) {
    List<String> wrong = new ArrayList<>();
    try (SideBySide bench = new SideBySide(implementation, Geometries.TINY)) {
      for (OperationKind first : OperationKind.values()) {
        for (OperationKind second : OperationKind.values()) {
          String why = null;
          for (int place = placeFirst; place < placeEnd && why == null; place++) {
            why = wrong(bench, first, second, place);
            switchCount += bench.switchCount();
          }
          if (why != null) {
            wrong.add(why);
          }
        }
      }
    }
    return wrong;
  }

  private static @Nullable String wrong(
      SideBySide bench, OperationKind first, OperationKind second, int place) {
    Pair.Kind kind = Pair.Kind.values()[place % 3];
    Pair.Common common = Pair.Common.values()[place / 3 % 5];
    long seed = (first.ordinal() * 64L + second.ordinal()) * 1_000_003L + place;
    Pair pair = Pair.draw(first, second, kind, common, seed);
    String why = bench.run(pair.before(), pair.first(), pair.second(), pair.places());
    return why == null
        ? null
        : "%s beside %s, %s, same %s, place %d: %s%n%s"
            .formatted(first, second, kind, common, place, why, pair);
  }
}
