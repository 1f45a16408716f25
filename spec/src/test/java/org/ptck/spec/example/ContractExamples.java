package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.rule.Conduct;

/** RUN: how an implementation behaves. */
final class ContractExamples {

  static final List<RuleExample> ALL =
      List.of(
          example(
              "RUN-1",
              "it throws",
              new Conduct(new IllegalStateException("lost"), false, false, true, true)),
          example("RUN-1", "it answers null", new Conduct(null, true, false, true, true)),
          example("RUN-2", "it hangs", new Conduct(null, false, true, true, true)),
          RuleExample.of(
              "RUN-2",
              "it makes events without end",
              bench -> spin(bench, 4),
              bench -> spin(bench, 3)),
          example("RUN-3", "an access never succeeds",
              new Conduct(null, false, false, false, true)),
          RuleExample.of(
              "RUN-3",
              "the kit gives up an access",
              bench -> bench.machine.breachTooManyFaults(0),
              bench -> bench.observe(Conduct.GOOD)),
          example(
              "RUN-4", "two runs make other events", new Conduct(null, false, false, true, false)));

  private ContractExamples() {}

  private static RuleExample example(String ruleId, String name, Conduct violating) {
    return RuleExample.of(
        ruleId, name, bench -> bench.observe(violating), bench -> bench.observe(Conduct.GOOD));
  }

  /** An operation that may make four events, its beginning included. */
  private static void spin(Bench bench, int events) {
    bench.machine.beginOperation(1, 4, 0, false);
    for (int n = 0; n < events; n++) {
      bench.hardware.idRetire(7);
    }
    bench.machine.endOperation(1);
    bench.observe(Conduct.GOOD);
  }
}
