package org.ptck.conformance.gallery;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.rule.family.Catalogue;

/** Runs of variants and of wrong managers. */
final class Campaigns {

  private Campaigns() {}

  static RunReport run(Variant variant, Geometry geometry, long seed, long scenarioCount) {
    return run(implementation(variant), List.of(variant.id()), geometry, seed, scenarioCount);
  }

  static RunReport run(
      Implementation implementation,
      List<String> variants,
      Geometry geometry,
      long seed,
      long scenarioCount) {
    return Campaign.run(
        new RunRequest(
            implementation,
            variants,
            geometry,
            Catalogue.all(),
            seed,
            Extent.scenarios(scenarioCount),
            false,
            List.of(),
            Bounds.DEFAULT),
        Progress.NONE);
  }

  /** The variant over the bundled entry operations that it goes with, plain ones if any. */
  static Implementation implementation(Variant variant) {
    return Gallery.build(List.of(variant), entries(variant));
  }

  /** The reference manager over the entry operations that the variant goes with. */
  static Implementation correct(Variant variant) {
    return Gallery.build(List.of(), entries(variant));
  }

  private static EntryOperationsProvider entries(Variant variant) {
    return ServiceLoader.load(EntryOperationsProvider.class)
        .stream()
        .map(ServiceLoader.Provider::get)
        .filter(variant::fits)
        .min(Comparator.comparing(each -> each.name().equals("plain") ? 0 : 1))
        .orElseThrow();
  }
}
