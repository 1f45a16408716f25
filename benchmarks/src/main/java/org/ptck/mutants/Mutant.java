package org.ptck.mutants;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ptck.conformance.campaign.Styles;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.LegalSets;
import org.ptck.spec.plugin.EntryOperationsProvider;

/**
 * The reference manager with a mutant in it, as the bundled one is run: built by the gallery, which
 * is the mutant's own copy, since the kit's would know the kit's managers only. Hence the
 * reflection.
 *
 * @param implementation the manager
 * @param styles the legal styles for a share of its scenarios, mutated too; none where the setting
 *   asks for styles
 */
record Mutant(Implementation implementation, Styles styles) {

  private static final Map<String, String> LAYERS =
      Map.of(
          "plain",
          "org.ptck.reference.PlainEntriesProvider",
          "contpte",
          "org.ptck.contpte.ContpteProvider");

  /**
   * Builds it.
   *
   * @throws IllegalArgumentException if the setting names what is not there
   */
  static Mutant of(Map<String, byte[]> classes, Setting setting) {
    String layerName = LAYERS.get(setting.entries());
    if (layerName == null) {
      throw new IllegalArgumentException("no such entries: " + setting.entries());
    }
    try {
      MutantLoader loader = new MutantLoader(classes);
      Object layer = loader.loadClass(layerName).getConstructor().newInstance();
      return new Mutant(
          implementation(loader, layer, setting.variants()),
          setting.variants().isEmpty() ? styles(loader, layer) : Styles.NONE);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the gallery is built otherwise than expected here", e);
    }
  }

  private static Implementation implementation(
      MutantLoader loader, Object layer, List<String> variantIds)
      throws ReflectiveOperationException {
    Class<?> gallery = loader.loadClass(Gallery.class.getName());
    Method named = gallery.getMethod("named", String.class);
    List<Object> variants = new ArrayList<>();
    for (String id : variantIds) {
      variants.add(
          ((Optional<?>) named.invoke(null, id))
              .orElseThrow(() -> new IllegalArgumentException("no such variant: " + id)));
    }
    Method build = gallery.getMethod("build", List.class, EntryOperationsProvider.class);
    return (Implementation) build.invoke(null, variants, layer);
  }

  private static Styles styles(MutantLoader loader, Object layer)
      throws ReflectiveOperationException {
    return (Styles) loader.loadClass(LegalSets.class.getName())
        .getConstructor(EntryOperationsProvider.class)
        .newInstance(layer);
  }
}
