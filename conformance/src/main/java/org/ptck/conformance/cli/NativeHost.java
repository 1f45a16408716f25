package org.ptck.conformance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ptck.conformance.child.Host;
import org.ptck.conformance.child.HostFailure;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.foreign.ForeignLibrary;
import org.ptck.conformance.foreign.call.StandardStreams;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** What a child process loads for {@code --native}: a shared library. */
public final class NativeHost implements Host {

  private final ForeignLibrary library;

  /**
   * Loads the library into this process.
   *
   * @param path the file
   * @throws HostFailure when it cannot be used
   */
  public NativeHost(String path) {
    StandardStreams.unbuffer();
    try {
      this.library = ForeignLibrary.load(Path.of(path));
    } catch (UnusableLibraryException e) {
      throw new HostFailure(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<MemoryManagerProvider> managers() {
    return library.manager().stream().toList();
  }

  @Override
  public List<EntryOperationsProvider> entries() {
    return library.entries().stream().toList();
  }

  @Override
  public void watch(Consumer<String> watcher) {
    library.watch(watcher);
  }

  @Override
  public Machine machine(Geometry geometry) {
    return library.machine(geometry);
  }

  @Override
  public Implementation implementation(String manager, String entries) {
    Plugins bundled = PluginLoader.bundled();
    return new Implementation(
        Stream.concat(managers().stream(), bundled.managers().stream())
            .filter(each -> each.name().equals(manager))
            .findFirst()
            .orElseThrow(),
        Stream.concat(entries().stream(), bundled.entries().stream())
            .filter(each -> each.name().equals(entries))
            .findFirst()
            .orElseThrow());
  }
}
