package org.ptck.conformance.cli;

import java.util.List;
import org.ptck.conformance.child.ChildExecutors;
import org.ptck.conformance.execute.ExecutorFactory;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * Providers that came from the same place: the kit itself, the jars of a user, or a library.
 *
 * @param executors where what they make runs
 */
record Plugins(
    List<MemoryManagerProvider> managers,
    List<EntryOperationsProvider> entries,
    ExecutorFactory executors)
    implements AutoCloseable {

  static final Plugins NONE = new Plugins(List.of(), List.of());

  /** Providers that run in this process. */
  Plugins(List<MemoryManagerProvider> managers, List<EntryOperationsProvider> entries) {
    this(managers, entries, ExecutorFactory.LOCAL);
  }

  /** Ends the processes that were started for them, if any. */
  @Override
  public void close() {
    if (executors instanceof ChildExecutors children) {
      children.close();
    }
  }

  boolean isEmpty() {
    return managers.isEmpty() && entries.isEmpty();
  }
}
