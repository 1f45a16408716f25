package org.ptck.conformance.scenario;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;

/** Everything that the text form can express, sensible or not. */
final class ScenarioArbitraries {

  private ScenarioArbitraries() {}

  static Arbitrary<Scenario> scenarios() {
    return headers()
        .flatMap(
            header -> Combinators.combine(steps(header.cpuCount()).list().ofMaxSize(12), ruleIds())
                .as((steps, ruleId) -> new Scenario(header, steps, ruleId)));
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
        spaces().map(Operation.Spawn::new),
        spaces().map(Operation.Exit::new),
        Combinators.combine(spaces(), longs(), longs(), permissions(), orders())
            .as(Operation.Map::new),
        Combinators.combine(spaces(), longs(), longs()).as(Operation.Unmap::new),
        Combinators.combine(spaces(), longs(), longs(), permissions()).as(Operation.Protect::new),
        Combinators.combine(spaces(), spaces()).as(Operation.Fork::new),
        Combinators.combine(
            spaces(),
            longs(),
            longs(),
            permissions(),
            orders(),
            Arbitraries.of(Sharing.class),
            orders(),
            longs())
            .as(Operation.MapFile::new),
        Combinators.combine(spaces(), longs(), longs(), longs()).as(Operation.Move::new),
        Combinators.combine(spaces(), longs(), longs()).as(Operation.Discard::new),
        accesses(),
        orders().map(Operation.Sync::new),
        Combinators.combine(orders(), spaces(), longs(), Arbitraries.of(Access.class))
            .as(Operation.Pin::new),
        orders().map(Operation.Unpin::new),
        orders().map(Operation.DeviceRead::new),
        Combinators.combine(orders(), longs()).as(Operation.DeviceWrite::new),
        spaces().map(Operation.Load::new),
        Arbitraries.just(new Operation.Lazy()));
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

  private static Arbitrary<Permission> permissions() {
    return Arbitraries.of(Permission.class);
  }

  /** Texts that are nearly scenarios: words of the grammar, lines shuffled, characters changed. */
  static Arbitrary<String> nearlyScenarios() {
    Arbitrary<String> printed = scenarios().map(ScenarioPrinter::print);
    Arbitrary<String> inserted =
        Arbitraries.oneOf(
            Arbitraries.of(Words.HEADER),
            Arbitraries.of(Words.OPERATIONS),
            Arbitraries.of(Words.RESERVED),
            Arbitraries.of(
                "cpu", "cpu9", "failing alloc", "violates", "order=", "-1", "0x", "A", "#", "\0",
                "when before ", "pte(A,0)", "file(0,1)", ":", "#2", "marks=",
                "\nwhen before unlock:"),
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
