package org.ptck.spec.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;

/** Which answers the model permits, and what is true after each. */
class AnswersTest {

  private static final Operation PROTECT =
      new Operation.Protect(0, 0, 2, Permission.READ_ONLY);
  private static final Operation UNMAPPED =
      new Operation.Protect(0, 1 << 16, 2, Permission.READ_ONLY);
  private static final SystemState STATE =
      SystemState.EMPTY.with(
          0, AddressSpace.EMPTY.map(new Mapping(0, 2, Permission.READ_WRITE, 0)));

  private static @Nullable SystemState after(
      Operation operation, Outcome outcome, boolean allocationFailed, Capability... declared) {
    Set<Capability> capabilities = EnumSet.of(Capability.SPAWN);
    capabilities.addAll(Set.of(declared));
    Answers answers = new Answers(Geometries.TINY, capabilities);
    Expected expected = answers.expected(STATE, operation);
    return answers.after(STATE, operation, expected, outcome, allocationFailed);
  }

  private static Outcome refused(Rejection reason, long pageCountDone) {
    return new Outcome.Refused(reason, pageCountDone);
  }

  private static @Nullable Permission permissionAt(@Nullable SystemState state, long page) {
    return state == null ? null : state.space(0).permissionAt(page).getOrNull();
  }

  @Test
  void done_isPermittedWhereTheModelAccepts() {
    assertThat(permissionAt(after(PROTECT, Outcome.done(), false), 1))
        .isEqualTo(Permission.READ_ONLY);
    assertThat(after(UNMAPPED, Outcome.done(), false)).isNull();
  }

  @Test
  void refusal_isPermittedWhereTheModelRefuses_andChangesNothing() {
    Outcome refused = refused(Rejection.NOT_MAPPED, 0);

    assertThat(after(UNMAPPED, refused, false)).isEqualTo(STATE);
    assertThat(after(PROTECT, refused, false)).isNull();
    assertThat(after(UNMAPPED, refused(Rejection.NOT_MAPPED, 1), false))
        .as("part of what was refused is done")
        .isNull();
  }

  @Test
  void reason_countsWhereReasonsAreDeclaredToBeMeant() {
    Outcome other = refused(Rejection.BAD_RANGE, 0);

    assertThat(after(UNMAPPED, other, false)).isEqualTo(STATE);
    assertThat(after(UNMAPPED, other, false, Capability.NAMED_REFUSALS)).isNull();
  }

  @Test
  void memoryThatRanOut_leavesWhatWasDone() {
    Outcome half = refused(Rejection.OUT_OF_MEMORY, 1);

    assertThat(permissionAt(after(PROTECT, half, true), 0)).isEqualTo(Permission.READ_ONLY);
    assertThat(permissionAt(after(PROTECT, half, true), 1)).isEqualTo(Permission.READ_WRITE);
    assertThat(after(PROTECT, half, false)).as("no allocation failed").isNull();
    assertThat(after(PROTECT, half, true, Capability.ATOMIC_FAILURE)).isNull();
    assertThat(after(UNMAPPED, half, true)).as("it is refused anyway").isNull();
  }

  @Test
  void memoryThatRanOut_isNoOtherReason_whereReasonsAreMeant() {
    Outcome other = refused(Rejection.NOT_MAPPED, 0);

    assertThat(after(PROTECT, other, true)).isEqualTo(STATE);
    assertThat(after(PROTECT, other, true, Capability.NAMED_REFUSALS)).isNull();
  }
}
