package org.ptck.conformance.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.explain.Lives.Life;
import org.ptck.conformance.report.Layout;
import org.ptck.conformance.report.Told;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.trace.TraceException;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.Event;
import org.ptck.spec.rule.Finding;

/** The moment of a violation: the events that led to it, and what it did to memory. */
public final class FailureStory {

  /** The report indents the story so far. */
  private static final int WIDTH = Layout.WIDTH - 2;

  private final Film film;
  private final Reel reel;
  private final Scenario scenario;
  private final Finding finding;
  private final Map<Life, String> cast;
  private final Scene scene;
  private final int last;
  private final boolean isAtEvent;

  private FailureStory(Film film, Reel reel, Scenario scenario, Finding finding) {
    this.film = film;
    this.reel = reel;
    this.scenario = scenario;
    this.finding = finding;
    this.cast = Casting.of(film, reel);
    this.scene = new Scene(film, cast);
    this.last = film.happenings().size() - 1;
    this.isAtEvent =
        finding.event() != null || film.happenings().get(last).breach() != null;
  }

  /**
   * What the events of a scenario that violated a rule tell of that.
   *
   * @param result what came of the scenario
   * @param trace the file with its events
   * @return nothing if the file does not end where the rule was violated
   */
  public static Optional<Told> of(Scenario scenario, ScenarioResult result, Path trace) {
    Finding finding = result.finding();
    if (finding == null) {
      return Optional.empty();
    }
    try {
      Film film = Film.read(trace);
      return endsWith(film, finding)
          ? Optional.of(
              new FailureStory(film, new Reel(result.stepBegins()), scenario, finding).tell())
          : Optional.empty();
    } catch (IOException | TraceException | IllegalArgumentException _) {
      // Whoever asks has the finding, and does without the story.
      return Optional.empty();
    }
  }

  private static boolean endsWith(Film film, Finding finding) {
    if (film.happenings().isEmpty()) {
      return false;
    }
    Event event = finding.event();
    return event == null || event.equals(film.happenings().getLast().event());
  }

  private Told tell() {
    scene.goTo(last);
    Concern concern = new Concern(scene.view());
    DetailText details = new DetailText(scene.names(), scene.events(), scene.view());
    concern.event(film.happenings().get(last).event());
    details.concern(finding.details(), concern);
    Snapshot before = Snapshot.of(concern, scene.view(), scene.names(), scene.events());
    scene.goTo(last + 1);
    Snapshot after = Snapshot.of(concern, scene.view(), scene.names(), scene.events());
    return new Told(
        details.of(finding.details()),
        title() + "\n" + events(concern) + memory(before, after) + tables(concern));
  }

  private String title() {
    int step = reel.stepAt(last);
    String where =
        step < 0
            ? "before the first step"
            : step < scenario.steps().size()
                ? "step %d, %s".formatted(
                    step + 1, ScenarioPrinter.print(scenario.steps().get(step)))
            : "after the last step";
    return where + (isAtEvent ? ":" : ", seen in what came of it after these events:");
  }

  private String events(Concern concern) {
    int step = reel.stepAt(last);
    Highlights highlights = new Highlights(film, concern);
    Scene told = new Scene(film, cast);
    StringBuilder text = new StringBuilder();
    int expected = -1;
    for (int number : highlights.between(step < 0 ? 0 : reel.from(step), last)) {
      told.goTo(number + 1);
      boolean isMeant = number == last && isAtEvent;
      text.append(expected >= 0 && number > expected ? "  ...\n" : "")
          .append(event(told, number, isMeant));
      expected = number + 1;
    }
    return text.toString();
  }

  private String event(Scene told, int number, boolean isMeant) {
    Happening happening = film.happenings().get(number);
    String prefix = "  %d ".formatted(number + 1);
    String text =
        Layout.wrapped(
            prefix, " ".repeat(prefix.length() + 2), told.events().of(happening), WIDTH);
    if (!isMeant) {
      return text;
    }
    Event event = happening.event();
    return "%s%s%s<-- violates %s\n".formatted(
        text,
        " ".repeat(prefix.length()),
        event == null ? "" : "(%s)  ".formatted(EventText.raw(event)),
        finding.rule().id());
  }

  private String memory(Snapshot before, Snapshot after) {
    List<List<String>> lines = before.until(after);
    if (lines.isEmpty()) {
      return "";
    }
    int width = lines.stream().mapToInt(line -> line.getFirst().length()).max().orElse(0);
    StringBuilder text = new StringBuilder("what it is about, before -> after that event:\n");
    for (List<String> line : lines) {
      String thing = "  " + Layout.padded(line.getFirst(), width + 2);
      text.append(
          Layout.wrapped(thing, " ".repeat(thing.length()), line.getLast(), WIDTH));
    }
    return text.toString();
  }

  private String tables(Concern concern) {
    SpacesText spaces = new SpacesText(scene, WIDTH - 2);
    String trees =
        spaces.of(
            row -> isInBlock(row, concern)
                || (row.page() != 0 && concern.pages().contains(row.page()))
                || concern.tables().contains(target(row)));
    String memory = trees + spaces.usable();
    return memory.isEmpty() ? "" : EntryText.LEGEND + Layout.indented(2, memory);
  }

  /** Whether it is one of the entries, or forms a contiguous block with one. */
  private boolean isInBlock(Row row, Concern concern) {
    long block = scene.view().blockOf(row.entry());
    return concern.entries()
        .stream()
        .anyMatch(
            entry -> entry == row.entry()
                || (block == scene.view().blockOf(entry)
                    && scene.view().contiguousEntries(block) > 0));
  }

  private long target(Row row) {
    Architecture architecture = scene.view().geometry().architecture();
    return architecture.isTable(row.level(), row.word())
        ? architecture.target(row.word(), row.entry())
        : 0;
  }
}
