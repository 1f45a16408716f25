package org.ptck.conformance.report;

import java.util.List;
import java.util.Objects;
import org.ptck.conformance.drive.RefusedStep;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Capability.Kind;
import org.ptck.spec.fact.Rejection;

/** Steps of a scenario that changed nothing, and why, in words. */
public final class RefusedText {

  private RefusedText() {}

  /**
   * One line for each.
   *
   * @param lines the line of each step of the scenario in its file, counted from 1
   * @param geometry where the scenario was run
   */
  public static String lines(
      Scenario scenario, List<RefusedStep> refused, List<Integer> lines, Geometry geometry) {
    StringBuilder text = new StringBuilder();
    for (RefusedStep each : refused) {
      text.append(
          Layout.wrapped(
              "  line %d: ".formatted(lines.get(each.step())),
              "`%s` %s"
                  .formatted(
                      ScenarioPrinter.print(scenario.steps().get(each.step())),
                      why(each, geometry))));
    }
    return text.toString();
  }

  /** How many of the steps were refused: "no step", "1 of 4 steps", "every step". */
  public static String count(int refusedCount, int stepCount) {
    if (refusedCount == 0) {
      return "no step";
    }
    return refusedCount == stepCount
        ? "every step"
        : "%d of %d steps".formatted(refusedCount, stepCount);
  }

  /** Why one step was refused or not asked for. */
  public static String why(RefusedStep refused, Geometry geometry) {
    Rejection reason = Objects.requireNonNullElse(refused.reason(), Rejection.BAD_ARGUMENT);
    Capability missing = refused.missing();
    return missing != null
        ? "not asked for: the implementation %s %s"
            .formatted(missing.kind() == Kind.LIMIT ? "declares" : "does not declare", missing)
        : "refused: %s, %s".formatted(reason, sentence(reason, geometry));
  }

  private static String sentence(Rejection reason, Geometry geometry) {
    return switch (reason) {
      case NO_SUCH_SPACE -> "the space does not exist";
      case SPACE_EXISTS -> "the space exists already";
      case BAD_RANGE ->
          geometry.isNarrowed()
              ? "the range is not made of whole pages within the user range of the implementation, "
                  + geometry.userRange()
              : "the range is not made of whole pages within the address space";
      case ALREADY_MAPPED -> "a page of the range is mapped already";
      case NOT_MAPPED -> "a page of the range is not mapped";
      case NOT_PERMITTED -> "the mapping does not permit it";
      case NO_SUCH_PIN -> "no pin of that number is open";
      case PIN_EXISTS -> "a pin of that number is open already";
      case BAD_ARGUMENT -> "no implementation could serve its arguments";
      case OUT_OF_MEMORY -> "an allocation failed, as the step says";
    };
  }
}
