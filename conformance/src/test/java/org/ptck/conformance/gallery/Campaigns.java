package org.ptck.conformance.gallery;

import java.util.List;
import org.ptck.conformance.run.Bounds;
import org.ptck.conformance.run.Campaign;
import org.ptck.conformance.run.Implementation;
import org.ptck.conformance.run.Progress;
import org.ptck.conformance.run.RunReport;
import org.ptck.conformance.run.RunRequest;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Catalogue;

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
            scenarioCount,
            Long.MAX_VALUE,
            false,
            List.of(),
            Bounds.DEFAULT),
        Progress.NONE);
  }

  static Implementation implementation(Variant variant) {
    return Gallery.build(List.of(variant), new PlainEntriesProvider());
  }
}
