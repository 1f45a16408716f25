package org.ptck.conformance.scenario;

/**
 * Why a text is not a scenario.
 *
 * @param source the name of the file, as the user gave it
 * @param line the line, counted from 1
 * @param column the column in characters, counted from 1
 * @param message what was found and what was expected, without a full stop
 */
public record ScenarioError(String source, int line, int column, String message) {

  /** The form that compilers use: {@code file:line:column: message}. */
  public String text() {
    return "%s:%d:%d: %s".formatted(source, line, column, message);
  }

  @Override
  public String toString() {
    return text();
  }
}
