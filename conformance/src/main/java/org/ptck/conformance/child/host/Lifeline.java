package org.ptck.conformance.child.host;

import java.io.IOException;
import org.ptck.conformance.child.wire.Meeting;

/**
 * Ends a child when its parent is gone, even one that hangs in foreign code: its input is a pipe
 * that the parent holds open as long as it lives.
 */
final class Lifeline implements Runnable {

  private final Meeting meeting;

  private Lifeline(Meeting meeting) {
    this.meeting = meeting;
  }

  /** Begins to hold it. */
  static void hold(Meeting meeting) {
    Thread thread = new Thread(new Lifeline(meeting), "ptck-lifeline");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said here.
      }
    } catch (IOException _) {
      // Then the parent cannot be seen any more.
    } finally {
      meeting.end();
      Runtime.getRuntime().halt(0);
    }
  }
}
