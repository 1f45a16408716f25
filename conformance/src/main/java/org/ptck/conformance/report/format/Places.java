package org.ptck.conformance.report.format;

import java.util.List;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;

/** Where in its file a scenario violates a rule. */
final class Places {

  /** What no scenario contains. */
  private static final String MARK = "\u0001";

  private Places() {}

  /** The line of the step, from 1; the last line where it shows after the last step. */
  static int line(Results.Found found) {
    Scenario scenario = found.failure().scenario();
    int[] index = {0};
    String text =
        ScenarioPrinter.print(
            scenario,
            step -> (index[0]++ == found.failure().step() ? MARK : "")
                + ScenarioPrinter.print(step));
    List<String> lines = text.lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      if (lines.get(line).contains(MARK)) {
        return line + 1;
      }
    }
    return lines.size();
  }
}
