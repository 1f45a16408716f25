package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operand;

/**
 * Makes ranges shorter, from their ends, then from their starts. Equal ranges change together
 * first: a map and the unmap of all of it.
 */
final class SmallerRanges implements Simplification {

  /** More pages than scenarios map. */
  private static final long LENGTH_MAX = 1 << 24;

  private record Range(long address, long pageCount) {}

  @Override
  public List<Scenario> candidates(Scenario scenario, Geometry geometry) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.add(Rewrites.all(scenario, step -> shorten(step, 1)));
    Set<Range> ranges = new LinkedHashSet<>();
    scenario.steps().forEach(step -> ranges.add(range(step)));
    for (Range range : ranges) {
      for (long pageCount : shorterThan(range.pageCount())) {
        candidates.addAll(
            Rewrites.allThenEach(
                scenario, step -> range(step).equals(range) ? shorten(step, pageCount) : step));
      }
    }
    for (Range range : ranges) {
      for (long pageCount : shorterThan(range.pageCount())) {
        long pagesOff = range.pageCount() - pageCount;
        // Ranges that are refused may end beyond all numbers.
        if (pagesOff <= (Long.MAX_VALUE - range.address()) >>> geometry.pageShift()) {
          long address = range.address() + (pagesOff << geometry.pageShift());
          candidates.addAll(
              Rewrites.allThenEach(
                  scenario,
                  step -> range(step).equals(range)
                      ? at(shorten(step, pageCount), address)
                      : step));
        }
      }
    }
    return candidates;
  }

  /**
   * One page, then less and less is taken away: few steps to any length, even from millions. What
   * is longer than any space matters by its bits: they are taken away one by one.
   */
  private static List<Long> shorterThan(long pageCount) {
    return pageCount > LENGTH_MAX ? withFewerBits(pageCount) : lessLong(pageCount);
  }

  private static List<Long> withFewerBits(long pageCount) {
    Set<Long> shorter = new LinkedHashSet<>();
    shorter.add(1L);
    shorter.add(Long.highestOneBit(pageCount));
    shorter.add(Long.highestOneBit(pageCount) + 1);
    for (long bits = pageCount; bits != 0; bits &= bits - 1) {
      shorter.add(pageCount & ~Long.lowestOneBit(bits));
    }
    shorter.removeIf(other -> other >= pageCount || other == 0);
    return List.copyOf(shorter);
  }

  private static List<Long> lessLong(long pageCount) {
    List<Long> shorter = new ArrayList<>();
    for (long less = pageCount - 1; less > 0; less = less == 1 ? 0 : (less + 1) / 2) {
      shorter.add(pageCount - less);
    }
    return shorter;
  }

  private static Range range(Step step) {
    return new Range(step.operation().address(), step.operation().pageCount());
  }

  private static Step shorten(Step step, long pageCount) {
    return step.operation().pageCount() > pageCount
        ? Spans.with(step, Operand.PAGE_COUNT, pageCount)
        : step;
  }

  private static Step at(Step step, long address) {
    return Spans.with(step, Operand.ADDRESS, address);
  }
}
