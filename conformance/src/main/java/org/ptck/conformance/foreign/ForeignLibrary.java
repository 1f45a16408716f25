package org.ptck.conformance.foreign;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.foreign.call.CallTable;
import org.ptck.conformance.foreign.call.FunctionTable;
import org.ptck.conformance.foreign.call.Tier;
import org.ptck.conformance.foreign.elf.LibraryFile;
import org.ptck.conformance.foreign.elf.SharedObject;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.foreign.memory.MachineMemory;
import org.ptck.conformance.foreign.memory.MemoryBase;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * A shared library that was loaded into this process, and the providers that it brings.
 *
 * <p>A wild pointer in a library ends the process that loaded it. One thread at a time uses a
 * library, for one scenario at a time.
 */
public final class ForeignLibrary implements AutoCloseable {

  private final Plugin plugin;
  private final Arena arena;
  private final CallTable machine;
  private final MachineMemory memory;
  private final @Nullable ForeignManagerProvider manager;
  private final @Nullable ForeignEntriesProvider entries;

  private ForeignLibrary(Plugin plugin, Arena arena) {
    this.plugin = plugin;
    this.arena = arena;
    this.machine = new CallTable(arena);
    this.memory = new MachineMemory(plugin.memoryBase(), plugin.regions());
    this.manager = manager(plugin, machine);
    this.entries =
        plugin.entries() == null
            ? null
            : ForeignEntriesProvider.of(plugin, machine, plugin.entries());
  }

  private static @Nullable ForeignManagerProvider manager(Plugin plugin, CallTable machine) {
    FunctionTable manager = plugin.manager();
    FunctionTable pageTables = plugin.pageTables();
    if (manager != null) {
      return ForeignManagerProvider.ofManager(plugin, machine, manager);
    }
    return pageTables == null
        ? null
        : ForeignManagerProvider.abovePageTables(plugin, machine, pageTables);
  }

  /**
   * Loads a library into this process.
   *
   * @throws UnusableLibraryException when the file is no library of this machine, or does not
   *   export what {@code ptck.h} asks for
   */
  public static ForeignLibrary load(Path file) throws UnusableLibraryException {
    LibraryFile.check(file);
    Arena arena = Arena.ofShared();
    try {
      Plugin plugin = new PluginReader(file, SharedObject.load(file, arena)).read();
      checkMemory(file, plugin);
      return new ForeignLibrary(plugin, arena);
    } catch (UnusableLibraryException e) {
      arena.close();
      throw e;
    } catch (IllegalArgumentException e) {
      arena.close();
      throw new UnusableLibraryException(file, "its capabilities: " + e.getMessage());
    }
  }

  /** Finds out early whether the memory that it wants can be had in this process. */
  private static void checkMemory(Path file, Plugin plugin) throws UnusableLibraryException {
    if (plugin.tier() == Tier.PLAIN_MEMORY) {
      try {
        MemoryBase.check(plugin.memoryBase(), plugin.regions(), plugin.geometries());
      } catch (IllegalStateException | UnsupportedOperationException e) {
        throw new UnusableLibraryException(file, "its memory_base: " + e.getMessage());
      }
    }
  }

  /** The name that the library gives itself. */
  public String name() {
    return plugin.name();
  }

  /** Makes memory managers, also above page tables alone; empty if the library has neither. */
  public Optional<MemoryManagerProvider> manager() {
    return Optional.ofNullable(manager);
  }

  /** Makes entry operations; empty if the library has none. */
  public Optional<EntryOperationsProvider> entries() {
    return Optional.ofNullable(entries);
  }

  /**
   * Has it told which function of the library runs, by its name in {@code ptck.h}: before each
   * call, and the empty text when it has returned.
   */
  public void watch(Consumer<String> watcher) {
    machine.watch(watcher);
  }

  /**
   * A machine for implementations of this library, the only one at a time: its memory is where the
   * library wants it.
   *
   * @throws IllegalStateException when that address is occupied
   */
  public Machine machine(Geometry geometry) {
    MachineSize size = MachineSize.scenario(geometry).with(plugin.regions());
    Machine made =
        plugin.tier() == Tier.PLAIN_MEMORY
            ? new Machine(geometry, size, memory.renew(geometry, machine))
            : new Machine(geometry, size);
    machine.setMachine(made);
    return made;
  }

  /** Releases the state of the last scenario and unloads the library. */
  @Override
  public void close() {
    if (manager != null) {
      manager.library().end();
    }
    if (entries != null) {
      entries.library().end();
    }
    memory.close();
    arena.close();
  }
}
