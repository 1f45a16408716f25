package org.ptck.conformance.cli;

import java.util.List;
import org.jline.utils.Signals;
import org.ptck.conformance.campaign.StopSignal;
import org.ptck.conformance.child.ChildExecutors;

/**
 * What Ctrl-C and its kin do. A command that has something to lose is asked to end first, and the
 * second time ended; any other ends at once. Either way the exit code says that there is no
 * verdict.
 */
final class Interruption {

  /** From the keyboard, from an administrator, from a terminal that is closed. */
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final StopSignal stop = new StopSignal();
  private final boolean isWatching;
  private volatile boolean ended;

  private Interruption(boolean isWatching) {
    this.isWatching = isWatching;
  }

  /** One that never comes: for command lines that are carried out within another program. */
  static Interruption never() {
    return new Interruption(false);
  }

  /** Begins to watch. */
  static Interruption watch() {
    Interruption interruption = new Interruption(true);
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::onShutdown));
    return interruption;
  }

  /**
   * From now on the first signal asks.
   *
   * <p>To be said again when another part of the process has taken the signals for itself.
   *
   * @return what is asked
   */
  StopSignal heed() {
    if (isWatching) {
      SIGNALS.forEach(name -> Signals.register(name, this::onSignal));
    }
    return stop;
  }

  /** The command came to its own end. */
  void end() {
    ended = true;
  }

  private void onSignal() {
    if (stop.ask()) {
      System.err
          .println("\nptck: interrupted: what was found so far follows; again to end at once");
      System.err.flush();
    } else {
      onShutdown();
    }
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
