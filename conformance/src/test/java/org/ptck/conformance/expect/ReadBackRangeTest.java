package org.ptck.conformance.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.account.Observation.Difference;

/**
 * Of the pages that entries map, those that are mapped are looked at: what an entry maps where
 * nothing is, other rules speak of.
 */
class ReadBackRangeTest {

  private static final Geometry GEOMETRY = Geometries.TINY;
  private static final long PAGE = GEOMETRY.pageBytes();

  private final ModelState model = new ModelState(GEOMETRY, Set.of(Capability.values()));

  @Test
  void whereNothingIsMappedAnyMore_dataIsNoConcern() {
    assertThat(afterMoveWhere(Map.of(0L, 99L))).isNull();
  }

  @Test
  void whereSomethingIsMappedNow_dataIs() {
    Difference difference = afterMoveWhere(Map.of(0L, 99L, 8L, 98L));

    assertThat(difference.address()).isEqualTo(8 * PAGE);
    assertThat(difference.expected()).isEqualTo(7);
    assertThat(difference.found()).isEqualTo(98);
  }

  /** A page was stored to and moved from 0 to 8; entries map what is said, holding what is said. */
  private Difference afterMoveWhere(Map<Long, Long> stamps) {
    model.reset();
    carryOut(new Operation.Spawn(0));
    carryOut(new Operation.Map(0, 0, 1, Permission.READ_WRITE, 0));
    carryOut(new Operation.Write(0, 0, 7));
    Operation move = new Operation.Move(0, 0, 1, 8 * PAGE);
    carryOut(move);
    return new ReadBack(view(stamps), model).after(move, true);
  }

  private void carryOut(Operation operation) {
    model.expect(operation);
    assertThat(model.refusal()).isNull();
    assertThat(model.accept(operation, Outcome.done(), false)).isTrue();
  }

  /** Of a machine in which page n of the space is mapped to page n of memory. */
  private static MachineView view(Map<Long, Long> stamps) {
    Architecture architecture = GEOMETRY.architecture();
    return (MachineView) Proxy.newProxyInstance(
        MachineView.class.getClassLoader(),
        new Class<?>[] {MachineView.class},
        (_, method, arguments) -> switch (method.getName()) {
          case "geometry" -> GEOMETRY;
          case "leafAt" -> {
            long page = (long) arguments[1] / PAGE;
            yield stamps.containsKey(page)
                ? architecture.makeYoung(architecture.leafWord(0, page * PAGE + (1L << 20)))
                : 0L;
          }
          case "isDataPage" -> true;
          case "pageStamp" -> stamps.get((long) arguments[0] - (1L << 20) / PAGE);
          default -> throw new AssertionError(method);
        });
  }
}
