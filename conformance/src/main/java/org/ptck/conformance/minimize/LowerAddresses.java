package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;

/**
 * Moves addresses down: to the start of their mapping, towards the first user address, and closer
 * together.
 */
final class LowerAddresses implements Simplification {

  @Override
  public List<Scenario> candidates(Scenario scenario, Geometry geometry) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.addAll(
        Rewrites.allThenEach(scenario, step -> toStartOfMapping(step, scenario, geometry)));
    candidates.addAll(Rewrites.allThenEach(scenario, step -> movedLess(step, geometry)));
    for (long address : addresses(scenario)) {
      long floor = endBefore(address, scenario, geometry);
      // Close gaps without changing where the rest lies within its tables, then to the page.
      for (int level = geometry.rootLevel(); level >= 0; level--) {
        long gapBytes = (address - floor) & -geometry.spanBytes(level);
        if (gapBytes > 0) {
          candidates.add(move(scenario, a -> a >= address ? a - gapBytes : a));
        }
      }
    }
    return candidates;
  }

  private static TreeSet<Long> addresses(Scenario scenario) {
    TreeSet<Long> addresses = new TreeSet<>();
    for (Step step : scenario.steps()) {
      addresses.add(step.operation().address());
      addresses.add(step.operation().target());
    }
    return new TreeSet<>(addresses.tailSet(0L));
  }

  /** Where what lies below the address ends; the first user address where nothing lies below. */
  private static long endBefore(long address, Scenario scenario, Geometry geometry) {
    long end = geometry.addressFirst();
    for (Step step : scenario.steps()) {
      Operation operation = step.operation();
      if (Spans.hasAddress(operation) && operation.address() < address) {
        end = Math.max(end, Spans.end(operation, geometry.pageShift()));
      }
      if (operation.kind().has(Operand.TARGET) && operation.target() < address) {
        end = Math.max(end, Spans.targetEnd(operation, geometry.pageShift()));
      }
    }
    return Math.min(end, address);
  }

  private static Scenario move(Scenario scenario, LongUnaryOperator move) {
    return Rewrites.all(
        scenario,
        step -> Spans.withAddresses(step, move),
        each -> Spans.withAddresses(each, move));
  }

  /** Moves a range to right behind itself, if it is moved further. */
  private static Step movedLess(Step step, Geometry geometry) {
    if (!step.operation().kind().has(Operand.TARGET)) {
      return step;
    }
    long behind = Spans.end(step.operation(), geometry.pageShift());
    return step.operation().target() > behind ? Spans.with(step, Operand.TARGET, behind) : step;
  }

  private static Step toStartOfMapping(Step step, Scenario scenario, Geometry geometry) {
    long address = step.operation().address();
    for (Step other : scenario.steps()) {
      Operation operation = other.operation();
      if (operation instanceof Operation.Map || operation instanceof Operation.MapFile) {
        long start = operation.address();
        long page = (address - start) >>> geometry.pageShift();
        if (address > start && page < operation.pageCount()) {
          return Spans.with(step, Operand.ADDRESS, start);
        }
      }
    }
    return step;
  }
}
