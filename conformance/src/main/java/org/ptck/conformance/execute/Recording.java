package org.ptck.conformance.execute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.drive.ScenarioRunner;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.trace.KitVersion;
import org.ptck.conformance.trace.Recorder;
import org.ptck.conformance.trace.TraceHeader;
import org.ptck.conformance.trace.TraceTail;
import org.ptck.conformance.trace.TraceWriter;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.Rule;

/**
 * What came of a scenario whose events were written into a file.
 *
 * @param result the result, the same as without a file
 * @param problem why the trace is not whole; null if it is
 */
public record Recording(ScenarioResult result, @Nullable IOException problem) {

  /** A trace of an implementation that did not come back. */
  static Recording cutOff(ScenarioResult result) {
    return new Recording(
        result,
        new IOException("it ends where the implementation did, or could not be written in full"));
  }

  /** What came of a scenario, beside a trace that somebody else wrote. */
  public static Recording inFile(ScenarioResult result, Path file) {
    try {
      return TraceTail.isWhole(file) ? new Recording(result, null) : cutOff(result);
    } catch (IOException e) {
      return new Recording(result, e);
    }
  }

  static Recording of(
      ScenarioRunner runner,
      Scenario scenario,
      Implementation implementation,
      List<Rule> rules,
      Path file) {
    TraceHeader header = header(runner.machine(), scenario, implementation, rules);
    Recording run = null;
    try (TraceWriter writer = new TraceWriter(Files.newOutputStream(file), header)) {
      Recorder recorder = new Recorder(writer, runner.monitor());
      run = new Recording(runner.runTelling(scenario, recorder), null);
      return new Recording(run.result(), recorder.problem());
    } catch (IOException e) {
      return new Recording(run == null ? runner.run(scenario) : run.result(), e);
    }
  }

  private static TraceHeader header(
      Machine machine, Scenario scenario, Implementation implementation, List<Rule> rules) {
    Geometry geometry = machine.geometry();
    FrameMap frames = machine.frames();
    int cpuCount = scenario.header().cpuCount();
    MachineSize size =
        new MachineSize(
            frames.pureTableCount(),
            frames.pureDataCount(),
            frames.frameCount(),
            MachineSize.scenario(geometry).idCount(cpuCount),
            frames.regions());
    return new TraceHeader(
        KitVersion.text(),
        geometry,
        size,
        frames.base(),
        cpuCount,
        implementation.manager().name(),
        implementation.entries().name(),
        implementation.capabilities(geometry),
        implementation.guards(geometry),
        rules.stream().map(Rule::id).toList(),
        ScenarioPrinter.print(scenario));
  }
}
