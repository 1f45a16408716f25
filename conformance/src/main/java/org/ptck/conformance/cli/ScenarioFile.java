package org.ptck.conformance.cli;

import java.nio.file.Path;
import java.util.List;
import org.ptck.conformance.scenario.Scenario;

/**
 * A scenario that was read from a file.
 *
 * @param stepLines the line of each of its steps, counted from 1
 */
record ScenarioFile(Path path, Scenario scenario, List<Integer> stepLines) {

  ScenarioFile {
    stepLines = List.copyOf(stepLines);
  }
}
