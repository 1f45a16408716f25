package org.ptck.spec.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.OperandValues;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;

/** Operations on few spaces and few pages, so that they meet; some with absurd arguments. */
final class OperationArbitraries {

  static final Geometry GEOMETRY = Geometries.TINY;

  private static final long PAGE_BYTES = GEOMETRY.pageBytes();

  /** Two spaces with something mapped: most lists that start with nothing never get that far. */
  private static final List<Operation> PROLOGUE =
      List.of(
          new Operation.Spawn(0),
          new Operation.Spawn(1),
          new Operation.Map(0, 0, 8, Permission.READ_WRITE, 0),
          new Operation.Map(1, 0, 4, Permission.READ_WRITE, 2),
          new Operation.MapFile(
              0, 8 * PAGE_BYTES, 2, Permission.READ_WRITE, 0, Sharing.PRIVATE, 0, 1),
          new Operation.MapFile(
              1, 4 * PAGE_BYTES, 3, Permission.READ_WRITE, 0, Sharing.SHARED, 0, 0),
          new Operation.Pin(0, 0, PAGE_BYTES, Access.WRITE),
          new Operation.Pin(1, 0, 8 * PAGE_BYTES, Access.READ));

  private OperationArbitraries() {}

  static Arbitrary<List<Operation>> operationLists() {
    Arbitrary<List<Operation>> lists = operations().list().ofMaxSize(40);
    Arbitrary<List<Operation>> further =
        lists.map(list -> Stream.concat(PROLOGUE.stream(), list.stream()).toList());
    return Arbitraries.frequencyOf(Tuple.of(1, lists), Tuple.of(4, further));
  }

  static Arbitrary<Operation> operations() {
    return Arbitraries.oneOf(
        Arrays.stream(OperationKind.values()).map(OperationArbitraries::operations).toList());
  }

  private static Arbitrary<Operation> operations(OperationKind kind) {
    Arbitrary<OperandValues> values = Arbitraries.just(OperandValues.NONE);
    for (Operand operand : kind.operands()) {
      values =
          Combinators.combine(values, values(operand))
              .as((others, value) -> others.with(operand, value.longValue()));
    }
    return values.map(kind::with);
  }

  private static Arbitrary<? extends Number> values(Operand operand) {
    return switch (operand) {
      case SPACE, CHILD -> spaces();
      case ADDRESS, TARGET -> addresses();
      case PAGE_COUNT -> counts();
      case ORDER -> orders();
      case FILE -> files();
      case FILE_INDEX -> fileIndexes();
      case PIN -> pins();
      case STAMP -> stamps();
      case PERMISSION, SHARING, ACCESS -> Arbitraries.longs().between(0, 1);
    };
  }

  /** A state that some list of operations leads to. */
  static Arbitrary<SystemState> states() {
    return operationLists().map(OperationArbitraries::after);
  }

  static SystemState after(List<Operation> operations) {
    Semantics semantics = new Semantics(GEOMETRY);
    SystemState state = SystemState.EMPTY;
    for (Operation operation : operations) {
      state = semantics.step(state, operation).map(Effect::state).getOrElse(state);
    }
    return state;
  }

  static Arbitrary<Long> stamps() {
    return Arbitraries.longs().between(1, 1_000_000);
  }

  private static Arbitrary<Integer> spaces() {
    return often(Arbitraries.integers().between(0, 2), Arbitraries.integers());
  }

  private static Arbitrary<Long> addresses() {
    Arbitrary<Long> pages = Arbitraries.longs().between(0, 11);
    return often(pages.map(page -> page << GEOMETRY.pageShift()), Arbitraries.longs());
  }

  private static Arbitrary<Long> counts() {
    return often(Arbitraries.longs().between(1, 5), Arbitraries.longs());
  }

  private static Arbitrary<Integer> orders() {
    return often(Arbitraries.integers().between(0, 2), Arbitraries.integers());
  }

  private static Arbitrary<Integer> files() {
    return often(Arbitraries.integers().between(0, 1), Arbitraries.integers());
  }

  private static Arbitrary<Long> fileIndexes() {
    return often(Arbitraries.longs().between(0, 3), Arbitraries.longs());
  }

  private static Arbitrary<Integer> pins() {
    return often(Arbitraries.integers().between(0, 2), Arbitraries.integers());
  }

  private static <T> Arbitrary<T> often(Arbitrary<T> usual, Arbitrary<T> absurd) {
    return Arbitraries.frequencyOf(Tuple.of(30, usual), Tuple.of(1, absurd));
  }
}
