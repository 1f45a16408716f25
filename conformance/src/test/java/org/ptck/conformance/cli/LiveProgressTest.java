package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.family.Catalogue;

class LiveProgressTest {

  @Test
  void aRunThatReportsWithARequestOfItsOwnIsCountedOnce() {
    try (LiveProgress progress = LiveProgress.silent()) {
      progress.report(request(), 60, 26, 26);
      assertThat(progress.done()).isEqualTo(60);

      progress.finish(request());
      assertThat(progress.done()).isEqualTo(100);
    }
  }

  private static RunRequest request() {
    return new RunRequest(
        new Implementation(new ReferenceProvider(), new PlainEntriesProvider()),
        List.of(),
        Geometries.TINY,
        Catalogue.all(),
        1,
        Extent.scenarios(100),
        false,
        List.of(),
        Bounds.DEFAULT);
  }
}
