package org.ptck.conformance.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.reference.Parts;
import org.ptck.reference.style.Style;
import org.ptck.spec.plugin.EntryOperationsProvider;

/** All variants of the bundled implementations, by id. */
public final class Gallery {

  private static final List<Variant> ALL =
      Stream.of(ManagerBugs.ALL, EntriesBugs.ALL, LegalStyles.ALL).flatMap(List::stream).toList();

  private Gallery() {}

  /** Every variant: bugs first, legal styles after them. */
  public static List<Variant> all() {
    return ALL;
  }

  /** The variant of that id; empty when there is none. */
  public static Optional<Variant> named(String id) {
    return ALL.stream().filter(variant -> variant.id().equals(id)).findFirst();
  }

  /** A short scenario that shows the bug; empty of a legal style. */
  public static Optional<Scenario> scenario(Variant variant) {
    String name = variant.id() + ".ptck";
    try (InputStream file = Gallery.class.getResourceAsStream(name)) {
      return file == null
          ? Optional.empty()
          : Optional.of(
              ScenarioParser.parse(name, file.readAllBytes())
                  .getOrElseThrow(error -> new IllegalStateException(error.text())));
    } catch (IOException e) {
      throw new UncheckedIOException("%s is within the kit".formatted(name), e);
    }
  }

  /**
   * The reference manager with all the variants in it.
   *
   * @param variants may be empty, which gives the plain reference manager
   * @param entries the entry operations beneath it, which fit every variant
   */
  public static Implementation build(List<Variant> variants, EntryOperationsProvider entries) {
    Set<Style> styles = EnumSet.noneOf(Style.class);
    variants.forEach(variant -> styles.addAll(variant.styles()));
    Parts parts = Style.parts(styles);
    EntryOperationsProvider layer = entries;
    for (Variant variant : variants) {
      parts = variant.change().apply(parts);
      EntriesChange change = variant.entries();
      layer = change == null ? layer : change.in(layer);
    }
    return new Implementation(new VariantProvider(parts, Style.capabilities(styles)), layer);
  }
}
