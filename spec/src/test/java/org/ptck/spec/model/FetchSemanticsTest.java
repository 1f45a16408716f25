package org.ptck.spec.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;

/** What mappings say of execution. */
class FetchSemanticsTest {

  private static final int A = 0;
  private static final int B = 1;
  private static final long PAGE = 0x1000;

  private final Semantics semantics = new Semantics(Geometries.TINY);

  private final SystemState state =
      OperationArbitraries.after(
          List.of(
              new Operation.Spawn(A),
              new Operation.Map(A, 0, 2, Permission.READ_WRITE_EXECUTE, 0),
              new Operation.Write(A, 0, 7),
              new Operation.Protect(A, 0, 1, Permission.READ_EXECUTE),
              new Operation.Fork(A, B),
              new Operation.Protect(A, PAGE, 1, Permission.READ_WRITE)));

  @Test
  void fetch_seesWhatALoadSees() {
    assertThat(semantics.step(state, new Operation.Fetch(A, 0)).get().loaded()).isEqualTo(7);
    assertThat(semantics.step(state, new Operation.Fetch(B, 0)).get().loaded()).isEqualTo(7);
    assertThat(semantics.step(state, new Operation.Fetch(A, 0)).get().state()).isEqualTo(state);
  }

  @Test
  void protect_takesItAndAForkKeepsIt() {
    assertThat(semantics.step(state, new Operation.Fetch(A, PAGE)).getLeft())
        .isEqualTo(Rejection.NOT_PERMITTED);
    assertThat(semantics.step(state, new Operation.Fetch(B, PAGE)).isRight()).isTrue();
    assertThat(semantics.step(state, new Operation.Write(B, 0, 1)).getLeft())
        .isEqualTo(Rejection.NOT_PERMITTED);
    assertThat(semantics.step(state, new Operation.Write(B, PAGE, 1)).isRight()).isTrue();
  }

  @Test
  void permissions_areWhatTheirWordsSay() {
    for (Permission permission : Permission.values()) {
      String word = permission.word();
      boolean executes = word.contains("x");

      assertThat(permission.permits(Access.READ)).isTrue();
      assertThat(permission.permits(Access.WRITE)).isEqualTo(word.contains("w"));
      assertThat(permission.permits(Access.EXECUTE)).isEqualTo(executes);
      assertThat(permission.executable(executes)).isEqualTo(permission);
      assertThat(permission.executable(!executes).permits(Access.EXECUTE)).isNotEqualTo(executes);
      assertThat(permission.executable(!executes).permits(Access.WRITE))
          .isEqualTo(permission.permits(Access.WRITE));
      assertThat(MappingState.of(permission))
          .isEqualTo(
              MappingState.READ
                  | (word.contains("w") ? MappingState.WRITE : 0)
                  | (executes ? MappingState.EXECUTE : 0));
    }
  }

  @Test
  void accessing_isTheOperationOfTheAccess() {
    for (Access access : Access.values()) {
      Operation operation = Operation.accessing(A, PAGE, access, 9);

      assertThat(operation.access()).isEqualTo(access);
      assertThat(operation.address()).isEqualTo(PAGE);
      assertThat(operation.kind().isAccess()).isTrue();
    }
  }
}
