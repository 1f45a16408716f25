package org.ptck.conformance.cli;

import org.ptck.conformance.child.ChildExecutors;

/** Turns an interruption from the keyboard into the exit code for "no verdict". */
final class Interruption {

  private volatile boolean ended;

  private Interruption() {}

  /** Begins to watch. */
  static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::onShutdown));
    return interruption;
  }

  /** The command came to its own end. */
  void end() {
    ended = true;
  }

  private void onShutdown() {
    ChildExecutors.closeAll();
    if (!ended) {
      System.err.println("ptck: interrupted: there is no verdict");
      System.err.flush();
      // Only halting replaces the code that the virtual machine has for signals.
      Runtime.getRuntime().halt(ExitCode.NO_VERDICT);
    }
  }
}
