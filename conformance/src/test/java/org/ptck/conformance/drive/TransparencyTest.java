package org.ptck.conformance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.ptck.contpte.ContpteProvider;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.SwapFormat;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.machine.Machine;

/**
 * Contiguous entries show what plain ones show, whatever is called and whatever entry of a block
 * hardware marks in between; accessed and dirty may show on more entries than among plain ones.
 */
class TransparencyTest {

  /** What can be done; hardware's accesses among the rest. */
  enum Kind {
    SET, SET_AGAIN, SWAP, GET_LOCKLESS, CLEAR, PROTECT, FLAGS, AGE, CLEAN, LOAD, STORE
  }

  /**
   * One step; numbers are cut to what the contract of the entry operations permits.
   *
   * @param kind what is done
   * @param at where
   * @param count to how many entries
   * @param choice which folio, which marks
   * @param flags what a word says: accessed, dirty, writable
   */
  record Step(Kind kind, int at, int count, int choice, int flags) {}

  @Provide
  Arbitrary<Geometry> geometries() {
    return Arbitraries.of(
        Geometries.TINY,
        Geometries.TINY4,
        Geometries.ARM64_4K,
        Geometries.ARM64_64K,
        Geometries.ARM64_16K,
        Geometries.ARM64_4K_AF,
        Geometries.ARM64_4K_SOFT,
        Geometries.RISCV_SV39,
        Geometries.RISCV_SV39_SVADE);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Kind> kinds = Arbitraries.of(Kind.class);
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 1023);
    return Combinators.combine(
        kinds,
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(0)), Tuple.of(2, places)),
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(1)), Tuple.of(2, places)),
        places,
        Arbitraries.integers().between(0, 7))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 800)
  void contiguousEntriesShowWhatPlainOnesShow(
      @ForAll("geometries") Geometry geometry, @ForAll("steps") List<Step> steps) {
    LayerBench plain = new LayerBench(geometry, new PlainEntriesProvider());
    LayerBench contiguous = new LayerBench(geometry, new ContpteProvider());
    long stamp = 0;
    for (Step step : steps) {
      stamp++;
      long expected = execute(geometry, plain, contiguous, plain, step, stamp);
      long found = execute(geometry, contiguous, contiguous, plain, step, stamp);

      assertThat(contiguous.finding()).isNull();
      if (step.kind() == Kind.LOAD || step.kind() == Kind.STORE) {
        assertThat(found).isEqualTo(expected);
      } else {
        long entry = contiguous.entry(step.at() % plain.entryCount);
        assertShows(geometry.architecture(), entry, found, expected);
      }
      for (int n = 0; n < plain.entryCount; n++) {
        assertShows(
            geometry.architecture(), contiguous.entry(n), contiguous.get(n), plain.get(n));
      }
    }
  }

  /**
   * Does what the step means where the entries are as {@code plain} shows them. Plain entries are
   * made old and clean that are of a block among contiguous ones: a block may be so as a whole.
   */
  private static long execute(
      Geometry geometry,
      LayerBench bench,
      LayerBench contiguous,
      LayerBench plain,
      Step step,
      long stamp) {
    Architecture architecture = geometry.architecture();
    int n = step.at() % plain.entryCount;
    return switch (step.kind()) {
      case SET -> set(geometry, bench, step, n);
      case SET_AGAIN -> {
        long word = bench.get(n);
        if (architecture.isValid(word)) {
          long again = architecture.leafWord(0, architecture.target(word, bench.entry(n)));
          bench.set(n, flagged(architecture, again, step), 1);
        }
        yield 0;
      }
      case GET_LOCKLESS -> bench.getLockless(n);
      case CLEAR -> {
        int count = bench.batch(n, step.count());
        yield count == 0 ? 0 : bench.getAndClear(n, count);
      }
      case PROTECT -> {
        int count = bench.batch(n, step.count());
        if (count > 0) {
          bench.writeProtect(n, count);
        }
        yield 0;
      }
      case FLAGS -> {
        long word = bench.get(n);
        if (architecture.isValid(word)) {
          long wanted = architecture.leafWord(0, architecture.target(word, bench.entry(n)));
          bench.setAccessFlags(n, flagged(architecture, wanted, step));
        }
        yield 0;
      }
      case SWAP -> swap(architecture, bench, step, n);
      case AGE, CLEAN -> {
        int count = bench.batch(n, step.count());
        if (count > 0) {
          int first = bench == plain ? contiguous.blockStart(n) : n;
          int end = bench == plain ? contiguous.blockEnd(n + count - 1) : n + count;
          clear(bench, step, first, end - first);
        }
        yield 0;
      }
      case LOAD -> access(architecture, bench, n, Access.READ, 0, step.choice());
      case STORE -> access(architecture, bench, n, Access.WRITE, stamp, step.choice());
    };
  }

  /**
   * What an access gives once its fault is resolved: where hardware does not set accessed or dirty,
   * a block may spare a fault that a plain entry needs.
   */
  private static long access(
      Architecture architecture,
      LayerBench bench,
      int n,
      Access access,
      long stamp,
      int marks) {
    long found = bench.access(n, access, stamp, marks);
    long word = bench.get(n);
    boolean storing = access == Access.WRITE;
    if (found != Machine.FAULT
        || !architecture.isValid(word)
        || (storing && !architecture.isWritable(word))) {
      return found;
    }
    long young = architecture.makeYoung(architecture.makeNonContiguous(word, bench.entry(n)));
    bench.setAccessFlags(n, storing ? architecture.makeDirty(young) : young);
    return bench.access(n, access, stamp, marks);
  }

  private static void clear(LayerBench bench, Step step, int n, int count) {
    boolean accessed = (step.flags() & 1) != 0;
    if (step.kind() == Kind.CLEAN) {
      int young = accessed ? EntryOperations.CLEAR_YOUNG : 0;
      bench.clearYoungDirty(n, count, EntryOperations.CLEAR_DIRTY | young);
    } else if (accessed) {
      bench.clearFlushYoung(n, count);
    } else {
      bench.testAndClearYoung(n, count);
    }
  }

  /** Maps a run of empty entries to pages of a folio, mostly as they are aligned. */
  private static long set(Geometry geometry, LayerBench bench, Step step, int n) {
    Architecture architecture = geometry.architecture();
    int folio = bench.folio(step.choice());
    int pageCount = bench.pageCount(folio);
    int shift = step.choice() % 7 == 0 ? 1 : 0;
    int page = (n + shift) & (pageCount - 1);
    int count = 0;
    while (count < Math.min(step.count(), pageCount - page)
        && n + count < bench.entryCount
        && architecture.isEmpty(bench.get(n + count))) {
      count++;
    }
    if (count > 0) {
      long physicalAddress = (long) (folio + page) << geometry.pageShift();
      long word = architecture.leafWord(0, physicalAddress);
      bench.set(n, flagged(architecture, word, step), count);
    }
    return 0;
  }

  /** Stores a word that is not present, whose bits mean something else, or takes it away again. */
  private static long swap(Architecture architecture, LayerBench bench, Step step, int n) {
    long word = bench.get(n);
    if (architecture.isEmpty(word)) {
      SwapFormat format = architecture.swapFormat();
      bench.set(n, format.word(1, 1 + (1L << step.choice() % 63) % format.offsetMax()), 1);
    } else if (!architecture.isValid(word)) {
      return bench.getAndClear(n, 1);
    }
    return 0;
  }

  private static long flagged(Architecture architecture, long word, Step step) {
    long young = (step.flags() & 1) != 0 ? architecture.makeYoung(word) : word;
    long writable = (step.flags() & 2) != 0 ? architecture.makeWritable(young) : young;
    return (step.flags() & 4) != 0 ? architecture.makeDirty(writable) : writable;
  }

  private static void assertShows(
      Architecture architecture, long entry, long found, long expected) {
    assertThat(withoutState(architecture, entry, found))
        .isEqualTo(withoutState(architecture, entry, expected));
    if (architecture.isValid(expected)) {
      assertThat(architecture.isYoung(found) || !architecture.isYoung(expected)).isTrue();
      assertThat(architecture.isDirty(found) || !architecture.isDirty(expected)).isTrue();
    }
  }

  private static long withoutState(Architecture architecture, long entry, long word) {
    return architecture.isValid(word)
        ? architecture.makeClean(
            architecture.makeOld(architecture.makeNonContiguous(word, entry)))
        : word;
  }
}
