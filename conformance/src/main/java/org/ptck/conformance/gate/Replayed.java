package org.ptck.conformance.gate;

import org.ptck.conformance.campaign.Failure;

/** An entry of a list of known failures, and what its scenario came to when it was run again. */
public record Replayed(Block.Repro entry, Outcome outcome) {

  /** What a scenario came to. */
  public sealed interface Outcome {}

  /**
   * A rule is violated, be it the one of the entry or another.
   *
   * @param manager the name of the manager that it was run on
   */
  public record Violates(String manager, Failure failure) implements Outcome {}

  /** No rule is violated. */
  public record Passes() implements Outcome {}

  /**
   * It could not be run, or says nothing.
   *
   * @param why in words that follow those that name the file
   */
  public record Useless(String why) implements Outcome {}
}
