package org.ptck.mutants;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.run.Implementation;
import org.ptck.spec.plugin.EntryOperationsProvider;

/**
 * Builds the reference manager with a mutant in it, by the gallery, which is the mutant's own copy:
 * the kit's would know the kit's managers only. Hence the reflection.
 */
final class MutantImplementation {

  private static final Map<String, String> LAYERS =
      Map.of(
          "plain",
          "org.ptck.reference.PlainEntriesProvider",
          "contpte",
          "org.ptck.contpte.ContpteProvider");

  private MutantImplementation() {}

  /**
   * The implementation.
   *
   * @throws IllegalArgumentException if the setting names what is not there
   */
  static Implementation of(Map<String, byte[]> mutant, Setting setting) {
    String layerName = LAYERS.get(setting.entries());
    if (layerName == null) {
      throw new IllegalArgumentException("no such entries: " + setting.entries());
    }
    try {
      MutantLoader loader = new MutantLoader(mutant);
      Object layer = loader.loadClass(layerName).getConstructor().newInstance();
      Class<?> gallery = loader.loadClass(Gallery.class.getName());
      Method named = gallery.getMethod("named", String.class);
      List<Object> variants = new ArrayList<>();
      for (String id : setting.variants()) {
        variants.add(
            ((Optional<?>) named.invoke(null, id))
                .orElseThrow(() -> new IllegalArgumentException("no such variant: " + id)));
      }
      Method build = gallery.getMethod("build", List.class, EntryOperationsProvider.class);
      return (Implementation) build.invoke(null, variants, layer);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the gallery is built otherwise than expected here", e);
    }
  }
}
