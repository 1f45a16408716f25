package org.ptck.conformance.child;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ptck.conformance.child.host.HostFailure;
import org.ptck.conformance.child.host.HostName;
import org.ptck.conformance.child.wire.Description;
import org.ptck.conformance.child.wire.Task;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.ExecutorFactory;
import org.ptck.conformance.execute.Implementation;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;
import org.ptck.spec.rule.Rule;

/**
 * Runs what a host brings in processes of its own, as many as are needed at a time. To be closed
 * when nothing more is run: that ends the processes. They end as well when this process does.
 */
public final class ChildExecutors implements ExecutorFactory, AutoCloseable {

  /** What is not closed yet, for {@link #closeAll}. */
  private static final Set<ChildExecutors> OPEN = ConcurrentHashMap.newKeySet();

  private final ChildPool pool;
  private final Description description;

  private ChildExecutors(ChildPool pool, Description description) {
    this.pool = pool;
    this.description = description;
    OPEN.add(this);
  }

  /**
   * Closes whatever is open: this process is about to end without waiting for anybody. Children
   * would find out by themselves, but not one that has not started completely.
   */
  public static void closeAll() {
    OPEN.forEach(ChildExecutors::close);
  }

  /**
   * Starts a first process and asks it what there is.
   *
   * @throws HostFailure if the host cannot be used
   */
  public static ChildExecutors of(HostName host) {
    ChildPool pool = new ChildPool(host);
    try {
      return new ChildExecutors(pool, pool.describe());
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** The managers that the host brings; they say what they are, and are made in children only. */
  public List<MemoryManagerProvider> managers() {
    return description.managers()
        .stream()
        .<MemoryManagerProvider>map(DescribedManager::new)
        .toList();
  }

  /** The entry operations that the host brings; as {@link #managers}. */
  public List<EntryOperationsProvider> entries() {
    return description.entries()
        .stream()
        .<EntryOperationsProvider>map(DescribedEntries::new)
        .toList();
  }

  /**
   * An implementation that runs in children.
   *
   * @param manager one of the host, or one that the host finds by its name
   * @param entries as the manager
   */
  public Implementation implementation(
      MemoryManagerProvider manager, EntryOperationsProvider entries) {
    return new Implementation(manager, entries, this);
  }

  @Override
  public Executor open(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat) {
    Task task = new Task(implementation, geometry, rules, bounds);
    return new ChildExecutor(pool, pool.take(heartbeat), task, heartbeat);
  }

  @Override
  public Executor openFresh(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat) {
    Task task = new Task(implementation, geometry, rules, bounds);
    return new ChildExecutor(pool, pool.takeFresh(heartbeat), task, heartbeat);
  }

  @Override
  public boolean isIsolated() {
    return true;
  }

  @Override
  public void close() {
    OPEN.remove(this);
    pool.close();
  }
}
