package org.ptck.conformance.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** Finds providers, the kit's own and those in jars, and asks each what it will be asked later. */
final class PluginLoader {

  private static final String SERVICES = "META-INF/services/";

  private PluginLoader() {}

  /** The providers that ship with the kit; the plain entry operations first, then by name. */
  static Plugins bundled() {
    ClassLoader loader = PluginLoader.class.getClassLoader();
    return new Plugins(
        ServiceLoader.load(MemoryManagerProvider.class, loader)
            .stream()
            .map(ServiceLoader.Provider::get)
            .toList(),
        ServiceLoader.load(EntryOperationsProvider.class, loader)
            .stream()
            .map(ServiceLoader.Provider::get)
            .sorted(
                // The class path has no order that could be relied on.
                Comparator.comparing(
                    (EntryOperationsProvider entries) -> !entries.name().equals(Selector.PLAIN))
                    .thenComparing(EntryOperationsProvider::name))
            .toList());
  }

  /**
   * The providers in the jars, which see each other's classes.
   *
   * @throws CommandFailure when a jar cannot be read, none has a provider, or one cannot be made
   */
  static Plugins load(List<Path> jars, Plugins bundled) {
    if (jars.isEmpty()) {
      return Plugins.NONE;
    }
    jars.forEach(PluginLoader::checkJar);
    String names = jars.stream().map(Path::toString).collect(Collectors.joining(", "));
    // Never closed: the implementations load classes for as long as the process runs.
    URLClassLoader loader =
        new URLClassLoader(
            jars.stream().map(PluginLoader::url).toArray(URL[]::new),
            PluginLoader.class.getClassLoader());
    Plugins plugins =
        new Plugins(
            load(MemoryManagerProvider.class, loader, names),
            load(EntryOperationsProvider.class, loader, names));
    if (plugins.isEmpty()) {
      throw CommandFailure.noVerdict(
          "--plugin-path %s: no provider found; name its class in %s or %s"
              .formatted(
                  names,
                  SERVICES + MemoryManagerProvider.class.getName(),
                  SERVICES + EntryOperationsProvider.class.getName()));
    }
    check(plugins, bundled, names);
    return plugins;
  }

  private static <T> List<T> load(Class<T> service, URLClassLoader loader, String names) {
    try {
      List<T> found = new ArrayList<>();
      ServiceLoader.load(service, loader)
          .stream()
          .filter(provider -> loader.equals(provider.type().getClassLoader()))
          .forEach(provider -> found.add(provider.get()));
      return List.copyOf(found);
    } catch (Throwable e) { // A stranger's constructor may throw anything.
      throw CommandFailure.noVerdict(
          "--plugin-path %s: a provider cannot be made: %s".formatted(names, Throwables.text(e)));
    }
  }

  private static void check(Plugins plugins, Plugins bundled, String names) {
    Set<String> managers = new HashSet<>();
    bundled.managers().forEach(provider -> managers.add(provider.name()));
    for (MemoryManagerProvider provider : plugins.managers()) {
      check(provider, names, managers, provider::name);
      for (Geometry geometry : Geometries.all()) {
        ask(provider, names, () -> provider.supports(geometry));
        ask(provider, names, () -> Set.copyOf(provider.capabilities(geometry)));
      }
    }
    Set<String> entries = new HashSet<>();
    bundled.entries().forEach(provider -> entries.add(provider.name()));
    for (EntryOperationsProvider provider : plugins.entries()) {
      check(provider, names, entries, provider::name);
      for (Geometry geometry : Geometries.all()) {
        ask(provider, names, () -> provider.supports(geometry));
        ask(provider, names, () -> Set.copyOf(provider.capabilities(geometry)));
      }
    }
  }

  private static void check(Object provider, String names, Set<String> taken, Question<String> q) {
    String name = ask(provider, names, q);
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw CommandFailure.noVerdict(
          "--plugin-path %s: the name '%s' of %s is not made of lower-case letters, digits, dashes"
              .formatted(names, name, provider.getClass().getName()));
    }
    if (!taken.add(name)) {
      throw CommandFailure.noVerdict(
          "--plugin-path %s: the name '%s' of %s is taken; choose another"
              .formatted(names, name, provider.getClass().getName()));
    }
  }

  private static <T> T ask(Object provider, String names, Question<T> question) {
    try {
      T answer = question.answer();
      if (answer != null) {
        return answer;
      }
      throw CommandFailure.noVerdict(
          "--plugin-path %s: %s answers null when asked for its name"
              .formatted(names, provider.getClass().getName()));
    } catch (CommandFailure e) {
      throw e;
    } catch (Throwable e) { // As above.
      throw CommandFailure.noVerdict(
          "--plugin-path %s: %s cannot be asked for its name and capabilities: %s"
              .formatted(names, provider.getClass().getName(), Throwables.text(e)));
    }
  }

  private static void checkJar(Path jar) {
    if (!Files.exists(jar)) {
      throw CommandFailure.usage("--plugin-path " + jar + ": there is no such file");
    }
    try (JarFile _ = new JarFile(jar.toFile())) {
      // Opening it is the check: a class loader passes over what it cannot open.
    } catch (IOException _) {
      throw CommandFailure.usage("--plugin-path " + jar + ": it is not a readable jar");
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A call into a provider. */
  @FunctionalInterface
  private interface Question<T> {
    T answer();
  }
}
