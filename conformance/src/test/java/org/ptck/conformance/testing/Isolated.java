package org.ptck.conformance.testing;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.ExecutorFactory;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Rule;

/** Runs the reference in this process and says that it runs in others. */
public final class Isolated implements ExecutorFactory {

  private final UnaryOperator<Executor> wrapping;

  private Isolated(UnaryOperator<Executor> wrapping) {
    this.wrapping = wrapping;
  }

  /** The reference; each executor that is opened for it is wrapped. */
  public static Implementation reference(UnaryOperator<Executor> wrapping) {
    Implementation usual = Requests.REFERENCE;
    return new Implementation(usual.manager(), usual.entries(), new Isolated(wrapping));
  }

  @Override
  public Executor open(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat) {
    return wrapping.apply(
        new LocalExecutor(Requests.REFERENCE, geometry, rules, bounds, heartbeat));
  }

  @Override
  public boolean isIsolated() {
    return true;
  }
}
