package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.rule.Conduct;
import org.ptck.spec.rule.Conduct.Kind;

/** RUN: how an implementation behaves. */
final class ContractExamples {

  static final List<RuleExample> ALL =
      List.of(
          example(
              "RUN-1",
              "it throws",
              Conduct.threw(new IllegalStateException("lost")),
              Conduct.RETURNED),
          example(
              "RUN-1", "it answers null", Conduct.of(Kind.ANSWERED_NULL), Conduct.RETURNED),
          example("RUN-2", "it hangs", Conduct.of(Kind.HUNG), Conduct.RETURNED),
          RuleExample.of(
              "RUN-2",
              "it makes events without end",
              bench -> spin(bench, 4),
              bench -> spin(bench, 3)),
          example(
              "RUN-3",
              "an access never succeeds",
              Conduct.of(Kind.ACCESS_FAULTED_ON),
              Conduct.ACCESS_SUCCEEDED),
          example(
              "RUN-4",
              "two runs make other events",
              Conduct.of(Kind.NOT_REPEATED),
              Conduct.of(Kind.REPEATED)));

  private ContractExamples() {}

  private static RuleExample example(
      String ruleId, String name, Conduct violating, Conduct legal) {
    return RuleExample.of(
        ruleId, name, bench -> bench.observe(violating), bench -> bench.observe(legal));
  }

  /** An operation that may make four events, its beginning included. */
  private static void spin(Bench bench, int events) {
    bench.machine.beginOperation(1, 4, 0, false);
    for (int n = 0; n < events; n++) {
      bench.hardware.idRetire(7);
    }
    bench.machine.endOperation(1);
    bench.observe(Conduct.RETURNED);
  }
}
