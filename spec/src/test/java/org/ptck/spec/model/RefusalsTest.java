package org.ptck.spec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.fact.Access.READ;
import static org.ptck.spec.fact.Access.WRITE;
import static org.ptck.spec.fact.Permission.READ_ONLY;
import static org.ptck.spec.fact.Permission.READ_WRITE;
import static org.ptck.spec.fact.Rejection.ALREADY_MAPPED;
import static org.ptck.spec.fact.Rejection.BAD_ARGUMENT;
import static org.ptck.spec.fact.Rejection.BAD_RANGE;
import static org.ptck.spec.fact.Rejection.NOT_MAPPED;
import static org.ptck.spec.fact.Rejection.NOT_PERMITTED;
import static org.ptck.spec.fact.Rejection.NO_SUCH_PIN;
import static org.ptck.spec.fact.Rejection.NO_SUCH_SPACE;
import static org.ptck.spec.fact.Rejection.PIN_EXISTS;
import static org.ptck.spec.fact.Rejection.SPACE_EXISTS;
import static org.ptck.spec.fact.Sharing.SHARED;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Operation.CopyIn;
import org.ptck.spec.fact.Operation.CopyOut;
import org.ptck.spec.fact.Operation.DeviceRead;
import org.ptck.spec.fact.Operation.DeviceWrite;
import org.ptck.spec.fact.Operation.Discard;
import org.ptck.spec.fact.Operation.Exit;
import org.ptck.spec.fact.Operation.Fetch;
import org.ptck.spec.fact.Operation.Fork;
import org.ptck.spec.fact.Operation.Load;
import org.ptck.spec.fact.Operation.Map;
import org.ptck.spec.fact.Operation.MapFile;
import org.ptck.spec.fact.Operation.Move;
import org.ptck.spec.fact.Operation.Pin;
import org.ptck.spec.fact.Operation.Protect;
import org.ptck.spec.fact.Operation.Read;
import org.ptck.spec.fact.Operation.Spawn;
import org.ptck.spec.fact.Operation.Sync;
import org.ptck.spec.fact.Operation.Unmap;
import org.ptck.spec.fact.Operation.Unpin;
import org.ptck.spec.fact.Operation.Write;
import org.ptck.spec.fact.Rejection;

/** Each reason for a refusal, and which one is given when several apply. */
class RefusalsTest {

  private static final int A = 0;
  private static final int B = 1;
  private static final int NOBODY = 2;
  private static final long PAGE = 0x1000;
  private static final long END = Geometries.TINY.addressLast() + 1;

  /** A maps pages 0 to 3 for writing and 4 to 5 for reading, and page 0 is pinned; B maps none. */
  private static final SystemState STATE =
      OperationArbitraries.after(
          List.of(
              new Spawn(A),
              new Spawn(B),
              new Map(A, 0, 4, READ_WRITE, 0),
              new Map(A, 4 * PAGE, 2, READ_ONLY, 0),
              new Pin(1, A, 0, READ)));

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new Spawn(-1), BAD_ARGUMENT),
        Arguments.of(new Spawn(64), BAD_ARGUMENT),
        Arguments.of(new Spawn(A), SPACE_EXISTS),
        Arguments.of(new MapFile(A, 8 * PAGE, 1, READ_WRITE, 0, SHARED, 4, 0), BAD_ARGUMENT),
        Arguments.of(new MapFile(A, 8 * PAGE, 1, READ_WRITE, 10, SHARED, 0, 0), BAD_ARGUMENT),
        Arguments.of(new MapFile(A, 8 * PAGE, 2, READ_WRITE, 0, SHARED, 0, 511), BAD_RANGE),
        Arguments.of(new MapFile(A, 8 * PAGE, 1, READ_WRITE, 0, SHARED, 0, -1), BAD_RANGE),
        Arguments.of(new MapFile(NOBODY, 0, 1, READ_WRITE, 0, SHARED, 0, 0), NO_SUCH_SPACE),
        Arguments.of(new MapFile(A, 5 * PAGE, 2, READ_WRITE, 0, SHARED, 0, 0), ALREADY_MAPPED),
        Arguments.of(new Move(A, 0, 1, 1), BAD_RANGE),
        Arguments.of(new Move(A, 0, 1, END), BAD_RANGE),
        Arguments.of(new Move(A, 6 * PAGE, 1, 0), NOT_MAPPED),
        Arguments.of(new Move(A, 0, 4, 5 * PAGE), ALREADY_MAPPED),
        Arguments.of(new Move(A, 0, 6, 3 * PAGE), ALREADY_MAPPED),
        Arguments.of(new Discard(A, 5 * PAGE, 2), NOT_MAPPED),
        Arguments.of(new Discard(NOBODY, 0, 1), NO_SUCH_SPACE),
        Arguments.of(new Sync(-1), BAD_ARGUMENT),
        Arguments.of(new Pin(8, A, 0, READ), BAD_ARGUMENT),
        Arguments.of(new Pin(1, NOBODY, 0, READ), NO_SUCH_SPACE),
        Arguments.of(new Pin(1, A, 6 * PAGE, READ), PIN_EXISTS),
        Arguments.of(new Pin(0, A, 6 * PAGE, READ), NOT_MAPPED),
        Arguments.of(new Pin(0, A, 4 * PAGE, WRITE), NOT_PERMITTED),
        Arguments.of(new Unpin(0), NO_SUCH_PIN),
        Arguments.of(new Unpin(-1), BAD_ARGUMENT),
        Arguments.of(new DeviceRead(0), NO_SUCH_PIN),
        Arguments.of(new DeviceWrite(0, 1), NO_SUCH_PIN),
        Arguments.of(new DeviceWrite(1, 1), NOT_PERMITTED),
        Arguments.of(new DeviceWrite(1, 0), BAD_ARGUMENT),
        Arguments.of(new CopyIn(NOBODY, 0), NO_SUCH_SPACE),
        Arguments.of(new CopyIn(A, END - PAGE), NOT_MAPPED),
        Arguments.of(new CopyIn(A, END), BAD_RANGE),
        Arguments.of(new CopyOut(A, END - PAGE, 1), NOT_MAPPED),
        Arguments.of(new CopyOut(64, 0, 1), BAD_ARGUMENT),
        Arguments.of(new Exit(NOBODY), NO_SUCH_SPACE),
        Arguments.of(new Exit(64), BAD_ARGUMENT),
        Arguments.of(new Map(A, 0, 1, READ_WRITE, 10), BAD_ARGUMENT),
        Arguments.of(new Map(A, 1, 1, READ_WRITE, -1), BAD_ARGUMENT),
        Arguments.of(new Map(A, 1, 1, READ_WRITE, 0), BAD_RANGE),
        Arguments.of(new Map(NOBODY, 8 * PAGE, 0, READ_WRITE, 0), BAD_RANGE),
        Arguments.of(new Map(A, END - PAGE, 2, READ_WRITE, 0), BAD_RANGE),
        Arguments.of(new Map(A, END - PAGE, Long.MAX_VALUE, READ_WRITE, 0), BAD_RANGE),
        Arguments.of(new Map(NOBODY, 0, 1, READ_WRITE, 0), NO_SUCH_SPACE),
        Arguments.of(new Map(A, 5 * PAGE, 2, READ_WRITE, 0), ALREADY_MAPPED),
        Arguments.of(new Unmap(A, -PAGE, 1), BAD_RANGE),
        Arguments.of(new Unmap(NOBODY, 0, 1), NO_SUCH_SPACE),
        Arguments.of(new Unmap(A, 5 * PAGE, 2), NOT_MAPPED),
        Arguments.of(new Unmap(B, 0, 1), NOT_MAPPED),
        Arguments.of(new Protect(A, 0, -1, READ_ONLY), BAD_RANGE),
        Arguments.of(new Protect(NOBODY, 0, 1, READ_ONLY), NO_SUCH_SPACE),
        Arguments.of(new Protect(A, 5 * PAGE, 2, READ_ONLY), NOT_MAPPED),
        Arguments.of(new Fork(NOBODY, 64), BAD_ARGUMENT),
        Arguments.of(new Fork(NOBODY, A), NO_SUCH_SPACE),
        Arguments.of(new Fork(A, A), SPACE_EXISTS),
        Arguments.of(new Fork(A, B), SPACE_EXISTS),
        Arguments.of(new Read(A, END), BAD_RANGE),
        Arguments.of(new Read(NOBODY, 8), BAD_RANGE),
        Arguments.of(new Read(NOBODY, 0), NO_SUCH_SPACE),
        Arguments.of(new Read(A, 6 * PAGE), NOT_MAPPED),
        Arguments.of(new Fetch(A, END), BAD_RANGE),
        Arguments.of(new Fetch(64, 0), BAD_ARGUMENT),
        Arguments.of(new Fetch(NOBODY, 0), NO_SUCH_SPACE),
        Arguments.of(new Fetch(A, 6 * PAGE), NOT_MAPPED),
        Arguments.of(new Fetch(A, 0), NOT_PERMITTED),
        Arguments.of(new Fetch(A, 4 * PAGE), NOT_PERMITTED),
        Arguments.of(new Write(A, 1, 0), BAD_ARGUMENT),
        Arguments.of(new Write(A, 1, 1), BAD_RANGE),
        Arguments.of(new Write(NOBODY, 0, 1), NO_SUCH_SPACE),
        Arguments.of(new Write(A, 6 * PAGE, 1), NOT_MAPPED),
        Arguments.of(new Write(A, 4 * PAGE, 1), NOT_PERMITTED),
        Arguments.of(new Load(-1), BAD_ARGUMENT),
        Arguments.of(new Load(NOBODY), NO_SUCH_SPACE));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void sem5_refusedForTheFirstReasonThatApplies(Operation operation, Rejection reason) {
    assertThat(new Semantics(Geometries.TINY).step(STATE, operation).getLeft()).isEqualTo(reason);
  }
}
