package org.ptck.conformance.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ptck.conformance.campaign.Styles;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.execute.Implementation;
import org.ptck.reference.style.Style;
import org.ptck.spec.plugin.EntryOperationsProvider;

/**
 * Random sets of legal styles of the reference manager.
 *
 * @param entries the entry operations beneath it
 */
public record LegalSets(EntryOperationsProvider entries) implements Styles {

  /** About four of the thirteen styles in each set, so that they meet in pairs and triples. */
  private static final int DRAWN_PERCENT = 30;

  private static final List<Variant> STYLES =
      LegalStyles.ALL.stream().filter(variant -> variant.styles().size() == 1).toList();

  @Override
  public List<String> draw(Choices choices) {
    List<String> drawn = new ArrayList<>();
    Set<Style> alternatives = Set.of(Style.ENTRIES_LEFT, Style.PLAIN_CLEAR);
    boolean isEitherDrawn = false;
    for (Variant variant : STYLES) {
      boolean isEither = alternatives.containsAll(variant.styles());
      if (choices.chance(DRAWN_PERCENT) && !(isEither && isEitherDrawn)) {
        drawn.add(variant.id());
        isEitherDrawn |= isEither;
      }
    }
    return List.copyOf(drawn);
  }

  @Override
  public boolean know(List<String> variants) {
    List<String> names = STYLES.stream().map(Variant::id).toList();
    return !variants.isEmpty() && names.containsAll(variants);
  }

  @Override
  public Implementation implementation(List<String> variants) {
    return Gallery.build(
        variants.stream().map(name -> Gallery.named(name).orElseThrow()).toList(), entries);
  }
}
