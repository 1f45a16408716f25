package org.ptck.conformance.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;

/** The shortest scenario known for each bug of the gallery, and which of them breaks a rule. */
public final class GalleryScenarios {

  private GalleryScenarios() {}

  /** The scenario of a bug; it names the rule that it violates. Empty of what is no bug. */
  public static Optional<Scenario> of(Variant bug) {
    return text(bug).map(text -> ScenarioParser.parse(bug.id(), text).get());
  }

  /** The same as it stands in its file. */
  public static Optional<String> text(Variant bug) {
    try (InputStream file = GalleryScenarios.class.getResourceAsStream(bug.id() + ".ptck")) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bugs that the rule may be the first to object to, in the order of the gallery. */
  public static List<Variant> bugsCaughtBy(String rule) {
    return Gallery.all().stream().filter(variant -> variant.rules().contains(rule)).toList();
  }

  /**
   * The bug whose scenario is the shortest of those that violate the rule; without the bug the same
   * scenario is legal. Empty where no scenario of the gallery violates the rule.
   */
  public static Optional<Variant> shortestAgainst(String rule) {
    return bugsCaughtBy(rule)
        .stream()
        .filter(bug -> of(bug).filter(scenario -> rule.equals(scenario.violates())).isPresent())
        .min(Comparator.comparingInt(bug -> of(bug).orElseThrow().length()));
  }
}
