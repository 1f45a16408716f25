package org.ptck.conformance.jqwik;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Operation.Discard;
import org.ptck.spec.fact.Operation.Map;
import org.ptck.spec.fact.Operation.MapFile;
import org.ptck.spec.fact.Operation.Move;
import org.ptck.spec.fact.Operation.Pin;
import org.ptck.spec.fact.Operation.Protect;
import org.ptck.spec.fact.Operation.Unmap;

/**
 * The scenarios that are one reduction smaller than a given one: without a chunk of its steps, or
 * with one step made simpler. Any list of steps is a scenario, so every reduction is allowed.
 */
final class Reductions {

  private Reductions() {}

  /** The smaller scenarios, boldest first; none for the empty scenario. */
  static Stream<Scenario> of(Scenario scenario) {
    return Stream.of(deletions(scenario), simplifications(scenario), fewerCpus(scenario))
        .flatMap(each -> each);
  }

  /** How far the steps are from the simplest; every simplification lowers it. */
  static long complexity(Scenario scenario) {
    return scenario.header().cpuCount()
        + scenario.steps().stream().mapToLong(Reductions::complexity).sum();
  }

  private static long complexity(Step step) {
    long range =
        switch (step.operation()) {
          case Map map -> bits(map.pageCount()) + map.order();
          case Unmap unmap -> bits(unmap.pageCount());
          case Protect protect -> bits(protect.pageCount());
          case MapFile map ->
              1 + bits(map.pageCount()) + map.order() + map.file() + bits(map.fileIndex());
          case Move move -> bits(move.pageCount());
          case Discard discard -> bits(discard.pageCount());
          case Pin pin -> pin.access().ordinal();
          default -> 0;
        };
    return range + circumstances(step);
  }

  private static long circumstances(Step step) {
    Meanwhile meanwhile = step.meanwhile();
    return step.cpu()
        + (step.failing() instanceof AllocationFailure.None ? 0 : 1)
        + (1L + step.marks())
        + (meanwhile == null ? 0 : 2L + meanwhile.marks() + meanwhile.anchor().ordinal());
  }

  private static int bits(long number) {
    return Long.SIZE - Long.numberOfLeadingZeros(number);
  }

  private static Stream<Scenario> deletions(Scenario scenario) {
    int count = scenario.steps().size();
    return IntStream.iterate(count, size -> size > 0, size -> size / 2)
        .boxed()
        .flatMap(
            size -> IntStream.iterate(count - size, start -> start > -size, start -> start - size)
                .mapToObj(start -> without(scenario, Math.max(0, start), start + size)));
  }

  private static Scenario without(Scenario scenario, int start, int end) {
    List<Step> steps = new ArrayList<>(scenario.steps());
    steps.subList(start, end).clear();
    return scenario.withSteps(steps);
  }

  private static Stream<Scenario> simplifications(Scenario scenario) {
    return IntStream.range(0, scenario.steps().size())
        .boxed()
        .flatMap(
            index -> simpler(scenario.steps().get(index))
                .map(step -> with(scenario, index, step)));
  }

  private static Scenario with(Scenario scenario, int index, Step step) {
    List<Step> steps = new ArrayList<>(scenario.steps());
    steps.set(index, step);
    return scenario.withSteps(steps);
  }

  private static Stream<Step> simpler(Step step) {
    Step never = step.failing(AllocationFailure.none());
    Step undisturbed = step.meanwhile(null);
    Step walked = step.marking(Step.MARKS_WHERE_WALKED);
    return Stream.concat(
        Stream.of(never, undisturbed, walked, step.on(0)),
        simpler(step.operation()).map(step::doing))
        .filter(each -> complexity(each) < complexity(step));
  }

  private static Stream<Operation> simpler(Operation operation) {
    return switch (operation) {
      case Map(int space, long address, long count, var permission, int order) ->
          Stream.of(
              new Map(space, address, 1, permission, order),
              new Map(space, address, half(count), permission, order),
              new Map(space, address, count, permission, 0));
      case Unmap(int space, long address, long count) ->
          Stream.of(new Unmap(space, address, 1), new Unmap(space, address, half(count)));
      case Protect(int space, long address, long count, var permission) ->
          Stream.of(
              new Protect(space, address, 1, permission),
              new Protect(space, address, half(count), permission));
      case MapFile map -> simpler(map);
      case Move(int space, long address, long count, long target) ->
          Stream.of(
              new Move(space, address, 1, target), new Move(space, address, half(count), target));
      case Discard(int space, long address, long count) ->
          Stream.of(new Discard(space, address, 1), new Discard(space, address, half(count)));
      case Pin(int pin, int space, long address, _) ->
          Stream.of(new Pin(pin, space, address, Access.READ));
      default -> Stream.empty();
    };
  }

  private static Stream<Operation> simpler(MapFile map) {
    int space = map.space();
    long address = map.address();
    long count = map.pageCount();
    return Stream.of(
        new Map(space, address, count, map.permission(), map.order()),
        with(map, 1, map.order(), map.file(), map.fileIndex()),
        with(map, half(count), map.order(), map.file(), map.fileIndex()),
        with(map, count, 0, map.file(), map.fileIndex()),
        with(map, count, map.order(), 0, map.fileIndex()),
        with(map, count, map.order(), map.file(), 0));
  }

  private static Operation with(
      MapFile map, long count, int order, int file, long fileIndex) {
    return new MapFile(
        map.space(), map.address(), count, map.permission(), order, map.sharing(), file, fileIndex);
  }

  private static long half(long count) {
    return Math.max(1, count / 2);
  }

  private static Stream<Scenario> fewerCpus(Scenario scenario) {
    int needed = 1 + scenario.steps().stream().mapToInt(Reductions::cpuLast).max().orElse(0);
    return needed < scenario.header().cpuCount()
        ? Stream.of(scenario.withHeader(scenario.header().withCpuCount(needed)))
        : Stream.empty();
  }

  private static int cpuLast(Step step) {
    Meanwhile meanwhile = step.meanwhile();
    return meanwhile == null ? step.cpu() : Math.max(step.cpu(), meanwhile.cpu());
  }
}
