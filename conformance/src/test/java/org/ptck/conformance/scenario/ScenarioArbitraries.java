package org.ptck.conformance.scenario;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.OperandValues;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;
import org.ptck.spec.fact.Permission;

/** Everything that the text form can express, sensible or not. */
final class ScenarioArbitraries {

  private ScenarioArbitraries() {}

  static Arbitrary<Scenario> scenarios() {
    return headers()
        .flatMap(
            header -> Combinators.combine(parts(header.cpuCount()).list().ofMaxSize(12), ruleIds())
                .as((parts, ruleId) -> new Scenario(header, parts, ruleId)));
  }

  private static Arbitrary<Part> parts(int cpuCount) {
    return Arbitraries.frequencyOf(
        Tuple.of(9, steps(cpuCount).map(step -> step)),
        Tuple.of(1, togethers(cpuCount).map(together -> together)));
  }

  private static Arbitrary<Together> togethers(int cpuCount) {
    Arbitrary<Integer> cpus = Arbitraries.integers().between(0, cpuCount - 1);
    Arbitrary<Switch> switches =
        Combinators.combine(cpus, anchors(), Arbitraries.integers().between(1, 7))
            .as((cpu, anchor, distance) -> new Switch(cpu, anchor, (cpu + distance) % 8));
    return Combinators.combine(
        steps(cpuCount).map(step -> step.meanwhile(null)).list().ofMaxSize(4),
        switches.set().ofMaxSize(5))
        .as(Together::new);
  }

  private static Arbitrary<Header> headers() {
    return Combinators.combine(
        Arbitraries.of(Geometries.all()).map(Geometry::name),
        names(),
        names(),
        names().list().ofMaxSize(3),
        Arbitraries.integers().between(1, Header.CPU_COUNT_MAX))
        .as(Header::new);
  }

  private static Arbitrary<Step> steps(int cpuCount) {
    Arbitrary<Step> undisturbed =
        Combinators.combine(
            Arbitraries.integers().between(0, cpuCount - 1), operations(), marks(), failures())
            .as(ScenarioArbitraries::step);
    return cpuCount == 1
        ? undisturbed
        : Combinators.combine(
            undisturbed,
            anchors(),
            Arbitraries.integers().between(1, cpuCount - 1),
            accesses(),
            marks(),
            Arbitraries.of(true, false))
            .as(
                (step, anchor, cpuDistance, access, marks, isDisturbed) -> {
                  int cpu = (step.cpu() + cpuDistance) % cpuCount;
                  return step.meanwhile(
                      isDisturbed ? new Meanwhile(anchor, cpu, access, marks) : null);
                });
  }

  private static Step step(
      int cpu, Operation operation, int marks, AllocationFailure failing) {
    Step step = Step.of(cpu, operation).failing(failing);
    return Step.isAccess(operation) ? step.marking(marks) : step;
  }

  private static Arbitrary<Anchor> anchors() {
    return Combinators.combine(
        Arbitraries.of(AnchorKind.class), spaces(), longs(), ordinals())
        .as(
            (kind, owner, place, ordinal) -> kind.subject() == AnchorKind.Subject.NONE
                ? new Anchor(kind, 0, 0, ordinal)
                : new Anchor(kind, owner, place, ordinal));
  }

  private static Arbitrary<Operation> accesses() {
    return Arbitraries.oneOf(
        Combinators.combine(spaces(), longs()).as(Operation.Read::new),
        Combinators.combine(spaces(), longs(), longs()).as(Operation.Write::new));
  }

  private static Arbitrary<Integer> marks() {
    return Arbitraries.integers().greaterOrEqual(Step.MARKS_WHERE_WALKED);
  }

  private static Arbitrary<Integer> ordinals() {
    return Arbitraries.integers().greaterOrEqual(1);
  }

  private static Arbitrary<Operation> operations() {
    return Arbitraries.oneOf(
        Arrays.stream(OperationKind.values()).map(ScenarioArbitraries::operations).toList());
  }

  private static Arbitrary<Operation> operations(OperationKind kind) {
    Arbitrary<OperandValues> values = Arbitraries.just(OperandValues.NONE);
    for (Operand operand : kind.operands()) {
      values =
          Combinators.combine(values, values(operand))
              .as((others, value) -> others.with(operand, value));
    }
    // Those of the operands alone come often enough: all combinations are too many.
    return values.map(kind::with).withoutEdgeCases();
  }

  private static Arbitrary<Long> values(Operand operand) {
    return switch (operand) {
      case SPACE, CHILD -> spaces().map(Integer::longValue);
      case ADDRESS, PAGE_COUNT, TARGET, FILE_INDEX, STAMP -> longs();
      case ORDER, FILE, PIN -> orders().map(Integer::longValue);
      case PERMISSION -> Arbitraries.longs().between(0, Permission.values().length - 1);
      // What a device does is no fetch.
      case SHARING, ACCESS -> Arbitraries.longs().between(0, 1);
    };
  }

  private static Arbitrary<AllocationFailure> failures() {
    return Arbitraries.oneOf(
        Arbitraries.just(AllocationFailure.none()),
        ordinals().map(AllocationFailure.Only::new),
        ordinals().map(AllocationFailure.From::new));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of("reference", "plain", "B76", "my-kernel_2.0", "cpus", "violates", "7");
  }

  private static Arbitrary<String> ruleIds() {
    return Arbitraries.of("REF-1", "SEM-9", "RUN-4").injectNull(0.5);
  }

  private static Arbitrary<Integer> spaces() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 25), Arbitraries.integers().greaterOrEqual(0));
  }

  private static Arbitrary<Integer> orders() {
    return Arbitraries.integers().greaterOrEqual(0);
  }

  private static Arbitrary<Long> longs() {
    return Arbitraries.longs().greaterOrEqual(0);
  }

  /** Texts that are nearly scenarios: words of the grammar, lines shuffled, characters changed. */
  static Arbitrary<String> nearlyScenarios() {
    Arbitrary<String> printed = scenarios().map(ScenarioPrinter::print);
    Arbitrary<String> inserted =
        Arbitraries.oneOf(
            Arbitraries.of(Words.HEADER),
            Arbitraries.of(OperationText.words()),
            Arbitraries.of(Words.AROUND_STEPS),
            Arbitraries.of(
                "cpu", "cpu9", "failing alloc", "violates", "order=", "-1", "0x", "A", "#", "\0",
                "when before ", "pte(A,0)", "file(0,1)", ":", "#2", "marks=",
                "\nwhen before unlock:", "\ntogether\n", "\nend\n",
                "\nswitch after cpu0 unlock: cpu1"),
            Arbitraries.strings().ofMaxLength(3));
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 1000);
    return Combinators.combine(printed, inserted, places, places)
        .as(ScenarioArbitraries::spoiled);
  }

  /** The text with its characters from one place to another replaced. */
  private static String spoiled(String text, String inserted, int from, int length) {
    int start = from % (text.length() + 1);
    int end = Math.min(text.length(), start + length % 12);
    return text.substring(0, start) + inserted + text.substring(end);
  }
}
