package org.ptck.conformance.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ptck.conformance.child.host.Host;
import org.ptck.conformance.execute.Implementation;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * Hosts the reference manager in processes, the first two of which die as if somebody had killed
 * them, each as it is to run its first scenario. Its argument is a directory to count them in.
 */
public final class FrailHost implements Host {

  private static final int DEATH_COUNT = 2;

  private final ReferenceHost sound = new ReferenceHost("");
  private final Path directory;

  /** A host that counts in the directory. */
  public FrailHost(String directory) {
    this.directory = Path.of(directory);
  }

  @Override
  public List<MemoryManagerProvider> managers() {
    return sound.managers();
  }

  @Override
  public List<EntryOperationsProvider> entries() {
    return List.of(new PlainEntriesProvider());
  }

  @Override
  public Machine machine(Geometry geometry) {
    try {
      for (int death = 1; death <= DEATH_COUNT; death++) {
        Path mark = directory.resolve("death-" + death);
        if (Files.notExists(mark)) {
          Files.createFile(mark);
          // What SIGKILL looks like to whoever waits for the process.
          Runtime.getRuntime().halt(137);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Host.super.machine(geometry);
  }

  @Override
  public Implementation implementation(String manager, String entries) {
    return sound.implementation(manager, entries);
  }
}
