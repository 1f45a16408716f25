package org.ptck.spec.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A word where it may stand, with the architecture that says what it means.
 *
 * @param geometry the geometry
 * @param level the level of the table
 * @param word the word
 */
record Descriptor(Geometry geometry, int level, long word) {

  /** What managers and hardware do to leaves. */
  enum Change {
    YOUNG(Architecture::makeYoung),
    OLD(Architecture::makeOld),
    DIRTY(Architecture::makeDirty),
    CLEAN(Architecture::makeClean),
    WRITABLE(Architecture::makeWritable),
    PROTECTED(Architecture::writeProtect),
    CONTIGUOUS(Architecture::makeContiguous),
    NON_CONTIGUOUS(Architecture::makeNonContiguous),
    LOADED((architecture, word) -> used(architecture, word, false)),
    STORED((architecture, word) -> used(architecture, word, true));

    private final BiFunction<Architecture, Long, Long> function;

    Change(BiFunction<Architecture, Long, Long> function) {
      this.function = function;
    }

    long apply(Architecture architecture, long word) {
      return function.apply(architecture, word);
    }

    private static long used(Architecture architecture, long word, boolean store) {
      long walked = architecture.walked(word, store);
      return walked == 0 ? word : walked;
    }
  }

  Architecture architecture() {
    return geometry.architecture();
  }

  @Override
  public String toString() {
    return "%s level %d 0x%x".formatted(geometry, level, word);
  }

  /** Every leaf that changes can make of a new one, at every level that has leaves. */
  static Arbitrary<Descriptor> leaves() {
    Arbitrary<List<Change>> changes = Arbitraries.of(Change.class).list().ofMaxSize(6);
    return leafPlaces()
        .flatMap(
            place -> Combinators
                .combine(targets(place, place.geometry.spanShift(place.level)), changes)
                .as(
                    (target, list) -> {
                      long word = place.architecture().leafWord(place.level, target);
                      for (Change change : list) {
                        word = change.apply(place.architecture(), word);
                      }
                      return new Descriptor(place.geometry, place.level, word);
                    }));
  }

  /** Every new leaf, with the address that it was made for as its word. */
  static Arbitrary<Descriptor> leafTargets() {
    return leafPlaces()
        .flatMap(
            place -> targets(place, place.geometry.spanShift(place.level))
                .map(target -> new Descriptor(place.geometry, place.level, target)));
  }

  /** Every link, with the address of the table as its word. */
  static Arbitrary<Descriptor> tableTargets() {
    return Arbitraries.of(places().stream().filter(place -> place.level > 0).toList())
        .flatMap(
            place -> targets(place, place.geometry.pageShift())
                .map(target -> new Descriptor(place.geometry, place.level, target)));
  }

  /** Any 64 bits, at any level. */
  static Arbitrary<Descriptor> anything() {
    return Combinators.combine(Arbitraries.of(places()), Arbitraries.longs())
        .as((place, word) -> new Descriptor(place.geometry, place.level, word));
  }

  private static Arbitrary<Descriptor> leafPlaces() {
    return Arbitraries.of(
        places().stream()
            .filter(place -> place.geometry.levels().get(place.level).leafAllowed())
            .toList());
  }

  /** Physical addresses at multiples of a power of two; below 4 GiB for 4-byte entries. */
  private static Arbitrary<Long> targets(Descriptor place, int alignmentShift) {
    int addressBits = place.geometry.entryShift(place.level) == 2 ? 32 : 48;
    return Arbitraries.longs()
        .between(0, (1L << (addressBits - alignmentShift)) - 1)
        .map(multiple -> multiple << alignmentShift);
  }

  private static List<Descriptor> places() {
    List<Descriptor> places = new ArrayList<>();
    for (Geometry geometry : Geometries.all()) {
      for (int level = 0; level < geometry.levelCount(); level++) {
        places.add(new Descriptor(geometry, level, Architecture.EMPTY));
      }
    }
    return places;
  }
}
