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
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;

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
    return operands(step.operation()) + circumstances(step);
  }

  private static long operands(Operation operation) {
    OperationKind kind = operation.kind();
    // What maps a file is simpler when it maps zeroes.
    long file =
        kind == OperationKind.MAP_FILE
            ? 1 + operation.file() + bits(operation.fileIndex())
            : 0;
    return file
        + (kind.has(Operand.PAGE_COUNT) ? bits(operation.pageCount()) : 0)
        + (kind.has(Operand.ORDER) ? operation.order() : 0)
        + (kind.has(Operand.ACCESS) ? Operand.ACCESS.of(operation) : 0);
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
    long count = operation.pageCount();
    Stream<Operation> smaller =
        Stream.of(
            operation.with(Operand.PAGE_COUNT, 1),
            operation.with(Operand.PAGE_COUNT, half(count)),
            operation.with(Operand.ORDER, 0),
            operation.with(Operand.ACCESS, Access.READ.ordinal()));
    return operation instanceof Operation.MapFile map
        ? Stream.of(Stream.of(anonymous(map)), smaller, ofFirstPages(map)).flatMap(each -> each)
        : smaller;
  }

  private static Operation anonymous(Operation.MapFile map) {
    return new Operation.Map(
        map.space(), map.address(), map.pageCount(), map.permission(), map.order());
  }

  private static Stream<Operation> ofFirstPages(Operation.MapFile map) {
    return Stream.of(map.with(Operand.FILE, 0), map.with(Operand.FILE_INDEX, 0));
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
