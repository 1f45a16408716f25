package org.ptck.conformance.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.Variant;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** Puts implementations together from names: of the kit's own parts and of a user's. */
final class Selector {

  static final String REFERENCE = "reference";
  static final String PLAIN = "plain";

  private final Plugins bundled;
  private final Plugins plugins;

  Selector(Plugins bundled, Plugins plugins) {
    this.bundled = bundled;
    this.plugins = plugins;
  }

  /**
   * The implementations that the names mean.
   *
   * <p>Without names: every plug-in manager over the plain entry operations and every plug-in layer
   * under the reference manager; where there is no plug-in, every bundled combination.
   *
   * @param manager null for no choice
   * @param entries null for no choice
   */
  List<Implementation> select(
      @Nullable String manager, @Nullable String entries, List<Variant> variants) {
    if (!variants.isEmpty()) {
      checkInProcess();
      return withVariants(manager, entries, variants);
    }
    List<MemoryManagerProvider> managers =
        manager == null ? managersByDefault(entries) : List.of(manager("--manager", manager));
    List<Implementation> implementations = new ArrayList<>();
    for (MemoryManagerProvider each : managers) {
      for (EntryOperationsProvider layer : entriesFor(each, entries)) {
        implementations.add(implementation(each, layer));
      }
    }
    return implementations;
  }

  /** The one implementation of these names; {@code source} gave them. */
  Implementation one(String source, String manager, String entries, List<Variant> variants) {
    EntryOperationsProvider layer = entries(source, entries);
    if (!variants.isEmpty()) {
      checkInProcess();
      checkReference(manager);
      checkFit(variants, layer);
      return Gallery.build(variants, layer);
    }
    return implementation(manager(source, manager), layer);
  }

  private Implementation implementation(
      MemoryManagerProvider manager, EntryOperationsProvider layer) {
    boolean isPlugin =
        plugins.managers().contains(manager) || plugins.entries().contains(layer);
    return isPlugin
        ? new Implementation(manager, layer, plugins.executors())
        : new Implementation(manager, layer);
  }

  private List<Implementation> withVariants(
      @Nullable String manager, @Nullable String entries, List<Variant> variants) {
    if (manager != null) {
      checkReference(manager);
    }
    MemoryManagerProvider reference = manager("--manager", REFERENCE);
    if (entries != null) {
      checkFit(variants, entries("--entries", entries));
    }
    return entriesFor(reference, entries).stream()
        .filter(layer -> variants.stream().allMatch(variant -> variant.fits(layer)))
        .map(layer -> Gallery.build(variants, layer))
        .toList();
  }

  private void checkInProcess() {
    if (plugins.executors().isIsolated()) {
      throw CommandFailure.usage(
          "variants are of the kit's own manager; leave %s out, or --variant and --bug"
              .formatted(PluginSource.NATIVE));
    }
  }

  private static void checkFit(List<Variant> variants, EntryOperationsProvider layer) {
    for (Variant variant : variants) {
      if (!variant.fits(layer)) {
        throw CommandFailure.usage(
            "%s is a change of the entry operations %s; leave --entries out or give --entries %s"
                .formatted(variant.id(), variant.entriesName(), variant.entriesName()));
      }
    }
  }

  private void checkReference(String manager) {
    if (!manager.equals(REFERENCE)) {
      manager("--manager", manager);
      throw CommandFailure.usage(
          "--manager %s has no variants; leave --manager out or give --manager %s"
              .formatted(manager, REFERENCE));
    }
  }

  private List<MemoryManagerProvider> managersByDefault(@Nullable String entries) {
    if (plugins.isEmpty()) {
      return bundled.managers();
    }
    boolean isPluginLayer =
        plugins.entries().stream().anyMatch(layer -> layer.name().equals(entries));
    List<MemoryManagerProvider> managers = new ArrayList<>(plugins.managers());
    boolean isLayerMeant = entries == null && !plugins.entries().isEmpty();
    if (managers.isEmpty() || isPluginLayer || isLayerMeant) {
      managers.add(manager("--manager", REFERENCE));
    }
    return managers;
  }

  private List<EntryOperationsProvider> entriesFor(
      MemoryManagerProvider manager, @Nullable String entries) {
    if (entries != null) {
      return List.of(entries("--entries", entries));
    }
    if (!bundled.managers().contains(manager)) {
      return List.of(entries("--entries", PLAIN));
    }
    return plugins.entries().isEmpty() ? bundled.entries() : plugins.entries();
  }

  /** The names of all managers, of the kit and of plug-ins. */
  List<String> managerNames() {
    return managers().stream().map(MemoryManagerProvider::name).toList();
  }

  /** The names of all entry operations, of the kit and of plug-ins. */
  List<String> entriesNames() {
    return entries().stream().map(EntryOperationsProvider::name).toList();
  }

  private List<MemoryManagerProvider> managers() {
    return Stream.concat(bundled.managers().stream(), plugins.managers().stream()).toList();
  }

  private List<EntryOperationsProvider> entries() {
    return Stream.concat(bundled.entries().stream(), plugins.entries().stream()).toList();
  }

  private MemoryManagerProvider manager(String source, String name) {
    return find(source, "manager", name, managers(), MemoryManagerProvider::name);
  }

  private EntryOperationsProvider entries(String source, String name) {
    return find(source, "entries", name, entries(), EntryOperationsProvider::name);
  }

  private static <T> T find(
      String source, String kind, String name, List<T> all, Function<T, String> nameOf) {
    try {
      return Names.find(source, kind, name, all, nameOf);
    } catch (CommandFailure e) {
      throw CommandFailure
          .usage(e.text() + "; those of a plug-in need --plugin-path JAR or --native LIB");
    }
  }
}
