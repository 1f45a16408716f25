package org.ptck.conformance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.ptck.conformance.child.ChildExecutors;
import org.ptck.conformance.child.host.HostFailure;
import org.ptck.conformance.child.host.HostName;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** Asks a child process what a shared library brings. */
final class NativeLoader {

  private NativeLoader() {}

  /**
   * The providers of the library, which run in child processes.
   *
   * @throws CommandFailure when the library cannot be used
   */
  static Plugins load(Path library, Plugins bundled) {
    if (!Files.isRegularFile(library) || !Files.isReadable(library)) {
      throw CommandFailure.usage(unreadable(library));
    }
    String absolute = library.toAbsolutePath().toString();
    ChildExecutors children;
    try {
      children = ChildExecutors.of(HostName.of(NativeHost.class, absolute));
    } catch (HostFailure e) {
      // As the user wrote it.
      String sentence = e.sentence().replace(absolute, library.toString());
      throw CommandFailure.noVerdict(PluginSource.NATIVE + " " + sentence);
    }
    Plugins plugins = new Plugins(children.managers(), children.entries(), children);
    try {
      check(library, plugins.managers(), bundled.managers(), MemoryManagerProvider::name);
      check(library, plugins.entries(), bundled.entries(), EntryOperationsProvider::name);
    } catch (CommandFailure e) {
      plugins.close();
      throw e;
    }
    return plugins;
  }

  private static String unreadable(Path library) {
    String problem =
        Files.isDirectory(library)
            ? "is a directory: name the library in it"
            : Files.exists(library)
                ? "cannot be read: check its permissions"
            : "there is no such file: build the library, or correct the path";
    return "%s %s: %s".formatted(PluginSource.NATIVE, library, problem);
  }

  private static <T> void check(
      Path library, List<T> brought, List<T> bundled, Function<T, String> nameOf) {
    for (T provider : brought) {
      String name = nameOf.apply(provider);
      if (bundled.stream().map(nameOf).anyMatch(name::equals)) {
        throw CommandFailure.noVerdict(
            "%s %s: the name '%s' is that of a part of the kit; choose another"
                .formatted(PluginSource.NATIVE, library, name));
      }
    }
  }
}
