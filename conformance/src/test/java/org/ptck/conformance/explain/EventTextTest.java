package org.ptck.conformance.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptck.conformance.choice.GeneratorProfile;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.choice.SeededChoices;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.Recording;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.trace.TraceException;
import org.ptck.contpte.ContpteProvider;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.rule.family.Catalogue;

class EventTextTest {

  /** Scenarios of each variant and geometry. */
  private static final int SCENARIO_COUNT = 2;

  @TempDir private Path directory;

  /** Of every kind something is said that is no name of a constant, whatever the words are. */
  @ParameterizedTest
  @EnumSource(EventKind.class)
  void everyKindIsSaid(EventKind kind) throws IOException, TraceException {
    Film film = film(Gallery.build(List.of(), new PlainEntriesProvider()), Geometries.TINY, 1);
    Scene scene = new Scene(film, Map.of());

    String text = scene.events().of(Happening.of(new Event(kind, 1, 0, 0, 0, 0)));

    assertThat(text).startsWith("cpu1 ").hasSizeGreaterThan(12).doesNotContain(kind.name());
  }

  /** What runs of the gallery do is told by the names of the scenario. */
  @Test
  void runsAreToldInNames() throws IOException, TraceException {
    Set<EventKind> seen = EnumSet.noneOf(EventKind.class);
    Map<EventKind, String> strange = new EnumMap<>(EventKind.class);
    for (Implementation each : implementations()) {
      for (Geometry geometry : List.of(Geometries.TINY, Geometries.X86_PAE)) {
        if (each.supports(geometry)) {
          for (int number = 0; number < SCENARIO_COUNT; number++) {
            tell(film(each, geometry, number), seen, strange);
          }
        }
      }
    }

    assertThat(strange).isEmpty();
    // The rest are told by libraries that hand out plain memory, and kernel threads.
    assertThat(seen).hasSizeGreaterThanOrEqualTo(40);
  }

  /**
   * Numbers where a name should be: of a space, a page or a table. What was never linked or mapped
   * is named by its step.
   */
  private static final String NUMBER_FOR_A_NAME =
      ".*\\b(space|page|table) (-?[0-9]+|0x[0-9a-f]+)\\b(?! of file).*";

  private static void tell(Film film, Set<EventKind> seen, Map<EventKind, String> strange) {
    Scene scene = new Scene(film, Casting.of(film, new Reel(List.of(0))));
    for (int number = 0; number < film.happenings().size(); number++) {
      scene.goTo(number + 1);
      Happening happening = film.happenings().get(number);
      String text = scene.events().of(happening);
      Event event = happening.event();
      if (event != null) {
        seen.add(event.kind());
        if (text.matches(NUMBER_FOR_A_NAME)) {
          strange.put(event.kind(), text);
        }
      }
    }
  }

  private static List<Implementation> implementations() {
    List<Implementation> all = new ArrayList<>();
    all.add(Gallery.build(List.of(), new PlainEntriesProvider()));
    all.add(Gallery.build(List.of(), new ContpteProvider()));
    for (Variant variant : Gallery.all()) {
      EntryOperationsProvider plain = new PlainEntriesProvider();
      all.add(
          Gallery.build(
              List.of(variant), variant.fits(plain) ? plain : new ContpteProvider()));
    }
    return all;
  }

  private Film film(Implementation implementation, Geometry geometry, int number)
      throws IOException, TraceException {
    Scenario scenario =
        new ScenarioGenerator(
            geometry,
            implementation.capabilities(geometry),
            GeneratorProfile.STANDARD,
            Header.of(geometry.name()).withCpuCount(2))
            .generate(SeededChoices.of(3, geometry.name(), number));
    Path trace = directory.resolve("events.trace");
    Recording recording =
        Replay.record(scenario, implementation, Catalogue.all(), Bounds.DEFAULT, trace);
    assertThat(recording.problem()).isNull();
    return Film.read(trace);
  }
}
