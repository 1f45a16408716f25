package org.ptck.conformance.child;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.child.host.HostFailure;
import org.ptck.conformance.child.host.HostName;
import org.ptck.conformance.child.wire.Description;
import org.ptck.conformance.child.wire.Incoming;
import org.ptck.conformance.child.wire.MessageKind;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.execute.RunInterrupted;

/**
 * The children of a host: those that work, those that wait for more to do, and, once it has been
 * seen that they die, a few started ahead, so that the next scenario need not wait. Which child
 * runs a scenario makes no difference to it: those started ahead have run nothing.
 */
final class ChildPool implements AutoCloseable {

  private static final int IDLE_COUNT_MAX = 2;

  /** How many are started ahead: as many as still start faster side by side on two processors. */
  private static final int SPARE_COUNT_MAX = 2;

  /** How often a child may be killed from outside before it is ready. */
  private static final int ATTEMPT_COUNT_MAX = 3;

  private final HostName host;
  private final Set<ChildProcess> living = new HashSet<>();
  private final List<ChildProcess> idle = new ArrayList<>();
  private final Deque<ChildProcess> spares = new ArrayDeque<>();
  private boolean startsAhead;
  private boolean isClosed;

  ChildPool(HostName host) {
    this.host = host;
  }

  /** What the host brings; the child that said so waits. */
  Description describe() {
    Greeted greeted = greeted(new Heartbeat());
    giveBack(greeted.child());
    return greeted.description();
  }

  /**
   * A child that is ready; one that has worked before, if there is any.
   *
   * @param heartbeat beaten while it is waited for
   */
  ChildProcess take(Heartbeat heartbeat) {
    ChildProcess used = takeIdle();
    return used == null ? takeFresh(heartbeat) : used;
  }

  /**
   * A child that is ready and has run nothing yet.
   *
   * @param heartbeat beaten while it is waited for
   */
  ChildProcess takeFresh(Heartbeat heartbeat) {
    return greeted(heartbeat).child();
  }

  /** A child that is ready, and what it has said. */
  private record Greeted(ChildProcess child, Description description) {}

  private Greeted greeted(Heartbeat heartbeat) {
    for (int left = ATTEMPT_COUNT_MAX;; left--) {
      ChildProcess child = takeStarted();
      Description description = greet(child, heartbeat, left);
      if (description != null) {
        return new Greeted(child, description);
      }
    }
  }

  /**
   * Waits until a child is ready.
   *
   * @param left how many attempts are left, this one included
   * @return what its host brings; null if it was killed from outside, and another is to be tried
   * @throws HostFailure if the host cannot be used
   */
  private @Nullable Description greet(ChildProcess child, Heartbeat heartbeat, int left) {
    try {
      Incoming hello = child.greet(heartbeat);
      if (hello.kind() == MessageKind.HELLO) {
        return Description.read(hello);
      }
      String sentence = hello.text();
      end(child);
      throw new HostFailure(sentence);
    } catch (IOException e) {
      checkWanted(child);
      Death death = child.death();
      end(child);
      if (death.mayBeFromOutside() && left > 1) {
        return null;
      }
      if (death.isExhaustion()) {
        throw new HostFailure(Exhaustion.sentence());
      }
      throw new HostFailure(
          "%s cannot be used: the process that loads it %s"
              .formatted(host.argument(), death.words()));
    }
  }

  /** The child waits from now on. */
  synchronized void giveBack(ChildProcess child) {
    if (isClosed || idle.size() == IDLE_COUNT_MAX) {
      end(child);
    } else {
      idle.add(child);
    }
  }

  /** The child has died, or hangs: others may do the same. */
  synchronized void bury(ChildProcess child) {
    startsAhead = true;
    end(child);
  }

  /** The child is not needed any more, whatever it is doing. */
  synchronized void end(ChildProcess child) {
    living.remove(child);
    child.bury();
  }

  private synchronized void checkWanted(ChildProcess child) {
    if (isClosed || child.isKilled()) {
      throw new RunInterrupted();
    }
  }

  private synchronized @Nullable ChildProcess takeIdle() {
    while (!idle.isEmpty()) {
      ChildProcess child = idle.removeLast();
      if (child.isAlive()) {
        return child;
      }
      // Somebody killed it while it had nothing to do.
      end(child);
    }
    return null;
  }

  /** A child that was only started. */
  private synchronized ChildProcess takeStarted() {
    ChildProcess spare = takeSpare();
    ChildProcess child = spare == null ? start() : spare;
    // One that is waited for already is not to share the processors with two more.
    int wanted = spare == null ? 1 : SPARE_COUNT_MAX;
    while (startsAhead && spares.size() < wanted) {
      spares.add(start());
    }
    return child;
  }

  private @Nullable ChildProcess takeSpare() {
    while (!spares.isEmpty()) {
      ChildProcess spare = spares.remove();
      if (spare.isAlive()) {
        return spare;
      }
      // Somebody killed it, or its host cannot be used any more: the next one will say so.
      end(spare);
    }
    return null;
  }

  private ChildProcess start() {
    if (isClosed) {
      throw new RunInterrupted();
    }
    try {
      ChildProcess child = ChildProcess.start(host);
      living.add(child);
      return child;
    } catch (IOException e) {
      throw new HostFailure("could not start a process: " + e.getMessage());
    }
  }

  /** Ends every child. */
  @Override
  public synchronized void close() {
    isClosed = true;
    living.forEach(ChildProcess::bury);
    living.clear();
  }
}
