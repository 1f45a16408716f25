package org.ptck.conformance.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.campaign.Styles;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.LegalSets;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.scenario.Header;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Rule;

/** Which runs a command line means: one for each implementation and geometry. */
final class RunPlan {

  /**
   * How each of them is run.
   *
   * @param rules the rules to look at
   * @param keepsGoing whether one goes on after a violation
   * @param profile what is beside it
   * @param extent how much each of so many does
   */
  record Manner(
      List<Rule> rules, boolean keepsGoing, Profile profile, IntFunction<Extent> extent) {}

  private RunPlan() {}

  /**
   * The runs, implementation by implementation.
   *
   * @throws CommandFailure when there is none, or the profile has no use for an implementation
   */
  static List<RunRequest> of(
      List<Implementation> implementations,
      List<Variant> variants,
      SearchOptions options,
      Manner manner,
      Regressions regressions) {
    List<Geometry> geometries = options.resolveGeometries();
    List<String> names = variants.stream().map(Variant::id).toList();
    Profile profile = manner.profile();
    List<RunRequest> requests = new ArrayList<>();
    for (Implementation implementation : implementations) {
      for (Geometry geometry : geometries) {
        if (implementation.supports(geometry)) {
          Header header =
              Header.of(geometry.name())
                  .withImplementation(
                      implementation.manager().name(), implementation.entries().name())
                  .withVariants(names);
          Styles styles = names.isEmpty() ? styles(implementation) : Styles.NONE;
          requests.add(
              new RunRequest(
                  profile.place(implementation),
                  names,
                  geometry,
                  manner.rules(),
                  options.seedOrDefault(),
                  Extent.scenarios(0),
                  manner.keepsGoing(),
                  regressions.matching(header, styles),
                  Bounds.DEFAULT,
                  profile.place(styles)));
        }
      }
    }
    if (implementations.isEmpty()) {
      throw CommandFailure.usage(
          "nothing to run: no entry operations fit %s at once"
              .formatted(String.join(" and ", names)));
    }
    if (requests.isEmpty()) {
      throw CommandFailure.noVerdict(
          "nothing to run: %s does not support %s"
              .formatted(
                  String.join(", ", implementations.stream().map(Implementation::name).toList()),
                  String.join(", ", geometries.stream().map(Geometry::name).toList())));
    }
    Extent extent = manner.extent().apply(requests.size());
    return requests.stream().map(request -> request.within(extent)).toList();
  }

  /** Only the kit's own manager has other styles; what users bring is what it is. */
  private static Styles styles(Implementation implementation) {
    boolean isBundled =
        implementation.manager() instanceof ReferenceProvider
            && PluginLoader.bundled()
                .entries()
                .stream()
                .anyMatch(each -> each.getClass() == implementation.entries().getClass());
    return isBundled ? new LegalSets(implementation.entries()) : Styles.NONE;
  }
}
