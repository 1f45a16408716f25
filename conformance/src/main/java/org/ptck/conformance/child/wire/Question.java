package org.ptck.conformance.child.wire;

import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.scenario.ScenarioPrinter;

/**
 * What a child is asked about one scenario.
 *
 * @param kind {@link MessageKind#RUN}, {@link MessageKind#RECORD}, {@link MessageKind#DRY_RUN} or
 *   {@link MessageKind#AGAIN}
 * @param eventHash for the last of them, what the events of the first time came to; else 0
 * @param file for a trace, the absolute name of its file; else empty
 */
public record Question(MessageKind kind, Scenario scenario, long eventHash, String file) {

  /** A question that needs no file. */
  public Question(MessageKind kind, Scenario scenario, long eventHash) {
    this(kind, scenario, eventHash, "");
  }

  /** Writes it into a message. */
  public void write(Outgoing out) {
    out.text(ScenarioPrinter.print(scenario)).number(eventHash).text(file);
  }

  /** Reads it from a message, in the order in which it was written. */
  public static Question read(Incoming in) {
    Scenario scenario = ScenarioParser.parse("message", in.text()).get();
    return new Question(in.kind(), scenario, in.longNumber(), in.text());
  }

  /** What is known of the first time. */
  public ScenarioResult first() {
    return ScenarioResult.NONE.withEventHash(eventHash);
  }
}
