package org.ptck.spec.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of operations as data is what the records say. */
class OperationKindTest {

  @ParameterizedTest
  @EnumSource
  void operandsAreTheComponentsOfTheRecord(OperationKind kind) {
    List<String> components =
        Arrays.stream(example(kind).getClass().getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    assertThat(kind.operands().stream().map(OperationKindTest::camelCase))
        .containsExactlyElementsOf(components);
  }

  @ParameterizedTest
  @EnumSource
  void anOperationIsMadeOfWhatItIsAskedFor(OperationKind kind) {
    Operation example = example(kind);

    assertThat(example.kind()).isEqualTo(kind);
    for (Operand operand : kind.operands()) {
      assertThat(operand.of(example)).as(operand.name()).isEqualTo(value(operand));
    }
    assertThat(kind.with(OperandValues.of(example))).isEqualTo(example);
  }

  @ParameterizedTest
  @EnumSource
  void anotherOperandLeavesTheRest(OperationKind kind) {
    Operation example = example(kind);

    for (Operand changed : Operand.values()) {
      Operation other = example.with(changed, 0);
      for (Operand operand : kind.operands()) {
        assertThat(operand.of(other)).isEqualTo(operand == changed ? 0 : value(operand));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatItHasNotAnswersSo(OperationKind kind) {
    assertThat(Arrays.stream(Operand.values()).filter(operand -> !kind.has(operand)))
        // What an access or a copy does is its kind.
        .filteredOn(
            operand -> operand != Operand.ACCESS
                || !(kind.isAccess() || kind.role() == OperationKind.Role.COPY))
        .allSatisfy(operand -> assertThat(operand.of(example(kind))).isEqualTo(-1));
  }

  @Test
  void everyRecordHasAKindOfItsOwn() {
    assertThat(Stream.of(OperationKind.values()).map(kind -> example(kind).getClass()))
        .doesNotHaveDuplicates()
        .hasSameSizeAs(Operation.class.getPermittedSubclasses());
  }

  @Test
  void everyRangeIsAskedAbout() {
    Operation move = new Operation.Move(0, 0x1000, 2, 0x8000);

    assertThat(move.everyRange((address, _) -> address != 0x8000)).isFalse();
    assertThat(move.everyRange((address, _) -> address != 0x1000)).isFalse();
    assertThat(move.everyRange((_, pageCount) -> pageCount == 2)).isTrue();
    assertThat(new Operation.Read(0, 0x1000).everyRange((_, count) -> count == 1)).isTrue();
    assertThat(new Operation.Spawn(0).everyRange((_, _) -> false)).isTrue();
  }

  /** An operation all whose operands have different values. */
  private static Operation example(OperationKind kind) {
    OperandValues values = OperandValues.NONE;
    for (Operand operand : Operand.values()) {
      values = values.with(operand, value(operand));
    }
    return kind.with(values);
  }

  private static long value(Operand operand) {
    return switch (operand) {
      case PERMISSION, SHARING, ACCESS -> 1;
      default -> 10 + operand.ordinal();
    };
  }

  private static String camelCase(Operand operand) {
    String[] words = operand.name().toLowerCase(Locale.ROOT).split("_", -1);
    return words.length == 1
        ? words[0]
        : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
  }
}
