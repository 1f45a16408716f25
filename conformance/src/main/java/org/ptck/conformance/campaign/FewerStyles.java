package org.ptck.conformance.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Finding;

/** Leaves out the styles that a violation does not need. */
final class FewerStyles {

  private final RunRequest request;
  private final Heartbeat heartbeat;

  FewerStyles(RunRequest request, Heartbeat heartbeat) {
    this.request = request;
    this.heartbeat = heartbeat;
  }

  /** The same violation in none of its styles, or in as few as leaving out one by one leads to. */
  Violation of(Violation found) {
    if (!request.styles().know(found.variants())) {
      return found;
    }
    Violation best = in(request.variants(), found);
    if (best != null) {
      return best;
    }
    best = found;
    for (String style : found.variants()) {
      List<String> fewer =
          best.variants().stream().filter(each -> !each.equals(style)).toList();
      Violation smaller = fewer.isEmpty() ? null : in(fewer, best);
      best = smaller == null ? best : smaller;
    }
    return best;
  }

  private @Nullable Violation in(List<String> variants, Violation violation) {
    Scenario scenario =
        violation.scenario()
            .withHeader(violation.scenario().header().withVariants(variants));
    Implementation implementation = request.implementationOf(variants);
    try (Executor executor =
        implementation.executors()
            .open(
                implementation,
                request.geometry(),
                violation.rules(),
                request.bounds(),
                heartbeat)) {
      ScenarioResult result = executor.run(scenario);
      if (!result.isViolation() && violation.rule().equals("RUN-4")) {
        result = executor.again(scenario, result);
      }
      Finding finding = result.finding();
      return finding != null && result.violates(violation.rule())
          ? new Violation(finding, scenario, result.step(), violation.rules())
          : null;
    }
  }
}
