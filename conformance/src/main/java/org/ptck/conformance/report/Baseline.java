package org.ptck.conformance.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ptck.conformance.campaign.RuleVerdict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an older report says, as {@link JsonReport} has written it.
 *
 * @param violated what was violated, and where
 * @param held the rules that some run held and none violated
 * @param skipped files of regressions that no run was about
 */
public record Baseline(Set<Violated> violated, Set<String> held, Set<String> skipped) {

  /**
   * A rule that is violated by an implementation on a geometry, as {@link SavedRun#name} has it.
   */
  public record Violated(String rule, String where) {}

  /** Copies the sets. */
  public Baseline {
    violated = Set.copyOf(violated);
    held = Set.copyOf(held);
    skipped = Set.copyOf(skipped);
  }

  /**
   * Reads a report.
   *
   * @throws IllegalArgumentException when it is none; the message says so
   */
  public static Baseline read(String json) {
    try {
      return of(JsonMapper.shared().readTree(json));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Baseline of(JsonNode report) {
    if (!report.path("runs").isArray() || !report.path("findings").isArray()) {
      throw new IllegalArgumentException(
          "it is no report of this kit; --json FILE of run or gate writes one");
    }
    Set<Violated> violated = new HashSet<>();
    for (JsonNode finding : report.path("findings")) {
      String rule = finding.path("rule").asString("");
      finding.path("where").forEach(place -> violated.add(new Violated(rule, name(place))));
    }
    Set<String> held = new HashSet<>();
    List<String> failed = new ArrayList<>();
    for (JsonNode run : report.path("runs")) {
      for (JsonNode rule : run.path("rules")) {
        String id = rule.path("id").asString("");
        String verdict = rule.path("verdict").asString("");
        if (verdict.equals(RuleVerdict.PASS.name())) {
          held.add(id);
        } else if (verdict.endsWith(RuleVerdict.FAIL.name())) {
          failed.add(id);
        }
      }
    }
    failed.forEach(held::remove);
    Set<String> skipped = new HashSet<>();
    report.path("skippedRegressions").forEach(each -> skipped.add(each.path("file").asString("")));
    return new Baseline(violated, held, skipped);
  }

  private static String name(JsonNode place) {
    String variants = place.path("variant").asString("");
    return "%s/%s on %s%s"
        .formatted(
            place.path("manager").asString(""),
            place.path("entries").asString(""),
            place.path("geometry").asString(""),
            variants.isEmpty() ? "" : ", variant " + variants);
  }

  /** Whether a finding was there already, in every run that has it now. */
  public boolean has(Results.Found found) {
    return news(found).isEmpty();
  }

  /** The runs that have a finding now and did not have it. */
  public List<SavedRun> news(Results.Found found) {
    return found.runs()
        .stream()
        .filter(run -> !violated.contains(new Violated(found.rule(), run.name())))
        .toList();
  }
}
