package org.ptck.spec.arch;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A word where it may stand, with the architecture that says what it means.
 *
 * @param geometry the geometry
 * @param level the level of the table
 * @param entry the entry that it stands in
 * @param word the word
 */
record Descriptor(Geometry geometry, int level, long entry, long word) {

  /** What software of arm64 clears that lets stores pass by AP[2] alone. */
  private static final long AP_AND_DBM = Arm64.READ_ONLY | Arm64.WRITE;

  /** What managers and hardware do to leaves. */
  enum Change {
    YOUNG((leaf, a) -> a.makeYoung(leaf.word)),
    OLD((leaf, a) -> a.makeOld(leaf.word)),
    DIRTY((leaf, a) -> a.makeDirty(leaf.word)),
    CLEAN((leaf, a) -> a.makeClean(leaf.word)),
    WRITABLE((leaf, a) -> a.makeWritable(leaf.word)),
    PROTECTED((leaf, a) -> a.writeProtect(leaf.word)),
    CONTIGUOUS((leaf, a) -> leaf.hasRuns() ? a.makeContiguous(leaf.word) : leaf.word),
    NON_CONTIGUOUS((leaf, a) -> a.makeNonContiguous(leaf.word, leaf.entry)),
    AP_ALONE((leaf, a) -> a instanceof Arm64 ? leaf.word & ~AP_AND_DBM : leaf.word),
    LOADED((leaf, a) -> used(leaf, a, false)),
    STORED((leaf, a) -> used(leaf, a, true));

    private final Function function;

    Change(Function function) {
      this.function = function;
    }

    long apply(Descriptor leaf) {
      return function.apply(leaf, leaf.architecture());
    }

    private static long used(Descriptor leaf, Architecture architecture, boolean store) {
      long walked = architecture.walked(leaf.word, store);
      return walked == 0 ? leaf.word : walked;
    }

    /** What becomes of a leaf. */
    @FunctionalInterface
    private interface Function {
      long apply(Descriptor leaf, Architecture architecture);
    }
  }

  /** The same place with another word. */
  Descriptor with(long other) {
    return new Descriptor(geometry, level, entry, other);
  }

  /** Whether entries of the level may form contiguous blocks. */
  boolean hasRuns() {
    return geometry.contiguousRun(level) > 1;
  }

  /** The physical address that the word leads to where it stands. */
  long target() {
    return architecture().target(word, entry);
  }

  Architecture architecture() {
    return geometry.architecture();
  }

  @Override
  public String toString() {
    return "%s level %d entry 0x%x 0x%x".formatted(geometry, level, entry, word);
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
                      Descriptor leaf =
                          placed(place, target)
                              .with(place.architecture().leafWord(place.level, target));
                      for (Change change : list) {
                        leaf = leaf.with(change.apply(leaf));
                      }
                      return leaf;
                    }));
  }

  /** Every new leaf, with the address that it was made for as its word. */
  static Arbitrary<Descriptor> leafTargets() {
    return leafPlaces()
        .flatMap(
            place -> targets(place, place.geometry.spanShift(place.level))
                .map(target -> placed(place, target)));
  }

  /** Every link, with the address of the table as its word. */
  static Arbitrary<Descriptor> tableTargets() {
    return Arbitraries.of(places().stream().filter(place -> place.level > 0).toList())
        .flatMap(
            place -> targets(place, place.geometry.pageShift())
                .map(place::with));
  }

  /** Any 64 bits, at any level. */
  static Arbitrary<Descriptor> anything() {
    return Combinators.combine(Arbitraries.of(places()), Arbitraries.longs())
        .as(Descriptor::with);
  }

  /**
   * The target as a word, in the entry whose place in its table is that of the target: where blocks
   * are physically contiguous from an aligned page on.
   */
  private static Descriptor placed(Descriptor place, long target) {
    long number = target >>> place.geometry.spanShift(place.level);
    long index = number & (place.geometry.entryCount(place.level) - 1);
    long entry = index << place.geometry.entryShift(place.level);
    return new Descriptor(place.geometry, place.level, entry, target);
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
        places.add(new Descriptor(geometry, level, 0, Architecture.EMPTY));
      }
    }
    return places;
  }
}
