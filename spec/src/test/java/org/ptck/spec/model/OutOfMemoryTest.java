package org.ptck.spec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.fact.Permission.READ_ONLY;
import static org.ptck.spec.fact.Permission.READ_WRITE;
import static org.ptck.spec.model.OperationArbitraries.GEOMETRY;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Operation.Exit;
import org.ptck.spec.fact.Operation.Fork;
import org.ptck.spec.fact.Operation.Map;
import org.ptck.spec.fact.Operation.Protect;
import org.ptck.spec.fact.Operation.Spawn;
import org.ptck.spec.fact.Operation.Unmap;
import org.ptck.spec.fact.Operation.Write;

/** What may come of an operation that ran out of memory. */
class OutOfMemoryTest {

  private static final long PAGE = 0x1000;

  private final OutOfMemory pageByPage =
      new OutOfMemory(GEOMETRY, OutOfMemory.Failure.PAGE_BY_PAGE);
  private final OutOfMemory atomic = new OutOfMemory(GEOMETRY, OutOfMemory.Failure.ATOMIC);

  /** A maps pages 0 to 3 and 8 to 9, and has written to page 1. */
  private final SystemState state =
      OperationArbitraries.after(
          List.of(
              new Spawn(0),
              new Map(0, 0, 4, READ_WRITE, 0),
              new Map(0, 8 * PAGE, 2, READ_WRITE, 0),
              new Write(0, PAGE, 7)));

  @Example
  void sem7_exitAndUnmapOfWholeMappingsMustSucceed() {
    assertThat(pageByPage.mayRefuse(state, new Exit(0))).isFalse();
    assertThat(pageByPage.mayRefuse(state, new Unmap(0, 0, 4))).isFalse();
    assertThat(pageByPage.mayRefuse(state, new Unmap(0, 8 * PAGE, 2))).isFalse();
    assertThat(pageByPage.refused(state, new Exit(0), 0)).isEmpty();
  }

  @Example
  void sem7_anUnmapThatSplitsAMappingMayBeRefused() {
    assertThat(pageByPage.mayRefuse(state, new Unmap(0, 0, 3))).isTrue();
    assertThat(pageByPage.mayRefuse(state, new Unmap(0, PAGE, 3))).isTrue();
  }

  @Example
  void sem7_aRangeMayBeDoneInPart() {
    AddressSpace after = pageByPage.refused(state, new Unmap(0, PAGE, 3), 1).get().space(0);

    assertThat(after.permissionAt(0)).contains(READ_WRITE);
    assertThat(after.permissionAt(1)).isEmpty();
    assertThat(after.permissionAt(2)).contains(READ_WRITE);
    assertThat(after.contents().has(1)).isFalse();
  }

  @Example
  void sem7_allOfARangeDoneIsNoFailure() {
    assertThat(pageByPage.refused(state, new Protect(0, 0, 4, READ_ONLY), 3)).isNotEmpty();
    assertThat(pageByPage.refused(state, new Protect(0, 0, 4, READ_ONLY), 4)).isEmpty();
    assertThat(pageByPage.refused(state, new Protect(0, 0, 4, READ_ONLY), -1)).isEmpty();
  }

  @Example
  void sem7_forkAndAccessesAreDoneOrNot() {
    assertThat(pageByPage.refused(state, new Fork(0, 1), 0)).contains(state);
    assertThat(pageByPage.refused(state, new Fork(0, 1), 1)).isEmpty();
    assertThat(pageByPage.refused(state, new Write(0, 0, 1), 1)).isEmpty();
  }

  @Example
  void sem7_atomicFailureLeavesNothingDone() {
    assertThat(atomic.refused(state, new Protect(0, 0, 4, READ_ONLY), 0)).contains(state);
    assertThat(atomic.refused(state, new Protect(0, 0, 4, READ_ONLY), 1)).isEmpty();
  }

  @Example
  void sem7_whatTheModelRefusesIsNeverDoneInPart() {
    assertThat(pageByPage.refused(state, new Unmap(0, 3 * PAGE, 2), 0)).contains(state);
    assertThat(pageByPage.refused(state, new Unmap(0, 3 * PAGE, 2), 1)).isEmpty();
  }

  @Property
  void sem7_everyQuestionHasAnAnswer(
      @ForAll("states") SystemState anyState,
      @ForAll("operations") Operation operation,
      @ForAll long pageCountDone) {
    assertThat(pageByPage.refused(anyState, operation, pageCountDone)).isNotNull();
    assertThat(pageByPage.refused(anyState, operation, 0).forAll(anyState::equals)).isTrue();
  }

  @Provide
  Arbitrary<SystemState> states() {
    return OperationArbitraries.states();
  }

  @Provide
  Arbitrary<Operation> operations() {
    return OperationArbitraries.operations();
  }
}
