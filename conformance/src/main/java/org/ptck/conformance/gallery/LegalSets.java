package org.ptck.conformance.gallery;

import java.util.ArrayList;
import java.util.EnumSet;
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

  /** About five of the seventeen styles in each set, so that they meet in pairs and triples. */
  private static final int DRAWN_PERCENT = 30;

  /** Styles of which one is taken. */
  private static final List<Set<Style>> ALTERNATIVES =
      List.of(
          Set.of(Style.ENTRIES_LEFT, Style.PLAIN_CLEAR),
          Set.of(Style.HELD_COPY, Style.STORED_COPY));

  private static final List<Variant> STYLES =
      LegalStyles.ALL.stream().filter(variant -> variant.styles().size() == 1).toList();

  @Override
  public List<String> draw(Choices choices) {
    List<String> drawn = new ArrayList<>();
    Set<Style> styles = EnumSet.noneOf(Style.class);
    for (Variant variant : STYLES) {
      if (choices.chance(DRAWN_PERCENT) && !isAnswered(variant, styles)) {
        drawn.add(variant.id());
        styles.addAll(variant.styles());
      }
    }
    return List.copyOf(drawn);
  }

  /** Whether one of the styles answers the same question as the variant. */
  private static boolean isAnswered(Variant variant, Set<Style> styles) {
    return ALTERNATIVES.stream()
        .filter(alternatives -> alternatives.containsAll(variant.styles()))
        .anyMatch(alternatives -> alternatives.stream().anyMatch(styles::contains));
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
