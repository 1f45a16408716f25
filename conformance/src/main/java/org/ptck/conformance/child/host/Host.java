package org.ptck.conformance.child.host;

import java.util.List;
import java.util.function.Consumer;
import org.ptck.conformance.execute.Implementation;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * What a child process loads: the implementations that run in it.
 *
 * <p>Made in the child, from its class name, by a public constructor that takes one text, the
 * {@link HostName#argument}. Whatever the constructor or a method throws is why the host cannot be
 * used; a {@link HostFailure} says it in its own words.
 */
public interface Host {

  /** The managers that it brings; empty for none. */
  List<MemoryManagerProvider> managers();

  /** The entry operations that it brings; empty for none. */
  List<EntryOperationsProvider> entries();

  /**
   * Has it told which function of foreign code runs, where that says more than the operation does:
   * a short name in ASCII before each call, and the empty text when it has returned. To be told
   * costs a few stores.
   */
  default void watch(Consumer<String> watcher) {}

  /**
   * The machine that implementations run on; the next call makes the one before useless.
   *
   * @throws RuntimeException when there can be none, which is why the host cannot be used
   */
  default Machine machine(Geometry geometry) {
    return new Machine(geometry, MachineSize.scenario(geometry));
  }

  /**
   * The implementation of two names, at least one of which is that of something it brings; the
   * other may be one of the kit's own.
   */
  Implementation implementation(String manager, String entries);
}
