package org.ptck.conformance.execute;

import java.util.List;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Rule;

/** Decides where an implementation runs. */
public interface ExecutorFactory {

  /** In this process, on the thread that asks. */
  ExecutorFactory LOCAL =
      new ExecutorFactory() {
        @Override
        public Executor open(
            Implementation implementation,
            Geometry geometry,
            List<Rule> rules,
            Bounds bounds,
            Heartbeat heartbeat) {
          return new LocalExecutor(implementation, geometry, rules, bounds, heartbeat);
        }

        @Override
        public Executor openAfter(
            Executor left,
            Implementation implementation,
            Geometry geometry,
            List<Rule> rules,
            Bounds bounds,
            Heartbeat heartbeat) {
          return left instanceof LocalExecutor local && !local.isSpoilt()
              ? local.successor(implementation, rules, bounds, heartbeat)
              : open(implementation, geometry, rules, bounds, heartbeat);
        }
      };

  /**
   * Makes an executor.
   *
   * @param rules the rules to look at, in the order in which they are blamed
   * @param heartbeat beaten while the executor gets on
   */
  Executor open(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat);

  /**
   * As {@link #open}, but nothing that the implementation keeps from one scenario to the next is
   * there yet, where that can be had.
   */
  default Executor openFresh(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat) {
    return open(implementation, geometry, rules, bounds, heartbeat);
  }

  /**
   * As {@link #open}, and what it needs may be taken from an executor on the same geometry, on
   * which nothing is run any more.
   */
  default Executor openAfter(
      Executor left,
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat) {
    return open(implementation, geometry, rules, bounds, heartbeat);
  }

  /**
   * Whether the implementation runs in processes of its own: they can be killed when they hang,
   * they cost something to replace, and each begins from nothing.
   */
  default boolean isIsolated() {
    return false;
  }
}
