package org.ptck.conformance.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.RefusedStep;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.explain.Lives.Life;
import org.ptck.conformance.report.Layout;
import org.ptck.conformance.report.RefusedText;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.trace.TraceException;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Event;
import org.ptck.spec.rule.Finding;

/** A scenario step by step: what came of each step, its events, and what memory was after it. */
public final class ScenarioStory {

  /** Every step; {@link #of} takes the index of one instead. */
  public static final int EVERY_STEP = -1;

  /** What the letters of entries mean, a line. */
  public static final String LEGEND = EntryText.LEGEND;

  private static final int INDENT = 4;

  private final Film film;
  private final Reel reel;
  private final Scenario scenario;
  private final ScenarioResult result;
  private final Geometry geometry;
  private final Scene scene;
  private final boolean withEvents;
  private Frame before;

  private ScenarioStory(
      Film film,
      Scenario scenario,
      ScenarioResult result,
      Geometry geometry,
      boolean withEvents) {
    this.film = film;
    this.reel = new Reel(result.stepBegins());
    this.scenario = scenario;
    this.result = result;
    this.geometry = geometry;
    this.withEvents = withEvents;
    Map<Life, String> cast = Casting.of(film, reel);
    this.scene = new Scene(film, cast);
    this.before = Frame.of(scene, Layout.WIDTH - INDENT);
  }

  /**
   * The story.
   *
   * @param result what came of the scenario
   * @param trace the file with its events
   * @param geometry where it was run, with the user range of the implementation
   * @param withEvents whether the events of steps are told
   * @param step the index of the one step to tell; {@link #EVERY_STEP}
   * @throws IOException if the file cannot be read
   * @throws TraceException if it is damaged, or ends too soon
   */
  public static String of(
      Scenario scenario,
      ScenarioResult result,
      Path trace,
      Geometry geometry,
      boolean withEvents,
      int step)
      throws IOException, TraceException {
    ScenarioStory story =
        new ScenarioStory(Film.read(trace), scenario, result, geometry, withEvents);
    StringBuilder text = new StringBuilder();
    for (int each = 0; each < story.reel.stepCount(); each++) {
      String told = story.step(each);
      text.append(step == EVERY_STEP || step == each ? told : "");
    }
    return text.toString();
  }

  private String step(int step) {
    StringBuilder text = new StringBuilder(title(step));
    int end = reel.to(step, film.happenings().size());
    for (int number = reel.from(step); number < end; number++) {
      scene.goTo(number + 1);
      text.append(withEvents ? event(step, number) : "");
    }
    Frame after = Frame.of(scene, Layout.WIDTH - INDENT);
    String changes = after.since(before);
    before = after;
    return text.append(Layout.indented(INDENT, changes)).append('\n').toString();
  }

  private String title(int step) {
    String number = "%-3d ".formatted(step + 1);
    if (step >= scenario.steps().size()) {
      return "end pages are read back, spaces are closed%s\n".formatted(mark(step));
    }
    Step each = scenario.steps().get(step);
    Meanwhile meanwhile = each.meanwhile();
    return number
        + ScenarioPrinter.print(each) + mark(step) + "\n"
        + (meanwhile == null ? "" : ScenarioPrinter.print(meanwhile).strip().indent(INDENT + 2))
        + Layout.wrapped(" ".repeat(INDENT), outcome(step));
  }

  private String mark(int step) {
    Finding finding = result.finding();
    return finding != null && result.step() == step
        ? "   # <-- %s is violated here".formatted(finding.rule().id())
        : "";
  }

  private String outcome(int step) {
    for (RefusedStep refused : result.refused()) {
      if (refused.step() == step) {
        return RefusedText.why(refused, geometry);
      }
    }
    return result.finding() != null && result.step() == step ? "violated before it was over"
        : "done";
  }

  private String event(int step, int number) {
    Happening happening = film.happenings().get(number);
    Finding finding = result.finding();
    String mark =
        finding != null
            && number == film.happenings().size() - 1
            && step == result.step()
            && (happening.breach() != null || isThat(finding.event(), happening))
                ? "<-- violates " + finding.rule().id() + "\n"
                : "";
    String prefix = " ".repeat(INDENT) + (number + 1) + " ";
    return Layout.wrapped(
        prefix,
        " ".repeat(prefix.length() + 2),
        scene.events().of(happening))
        + (mark.isEmpty() ? "" : " ".repeat(prefix.length()) + mark);
  }

  private static boolean isThat(@Nullable Event event, Happening happening) {
    return event != null && event.equals(happening.event());
  }
}
