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
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.family.Catalogue;

class AdvanceTest {

  private final Advance advance =
      new Advance(List.of(request(Geometries.TINY), request(Geometries.ARM64_4K)));

  @Test
  void aRunThatReportsWithARequestOfItsOwnIsCountedOnce() {
    advance.report(request(Geometries.TINY), 60, 26, 40, 0);
    advance.finish(request(Geometries.TINY), false, 0);

    assertThat(advance.done()).isEqualTo(100);
    assertThat(advance.total()).isEqualTo(200);
    assertThat(advance.words()).isEqualTo("1/2 runs, no violation");
  }

  @Test
  void aRedRunDoesNotCountAsDone() {
    advance.report(request(Geometries.TINY), 7, 26, 40, 0);
    advance.found();
    advance.finish(request(Geometries.TINY), true, 0);

    assertThat(advance.done()).isEqualTo(7);
    assertThat(advance.total()).isEqualTo(107);
    assertThat(advance.words()).isEqualTo("1/2 runs, 1 VIOLATION");
  }

  @Test
  void rulesThatCameUpAreNeverMoreThanThereAre() {
    advance.report(request(Geometries.TINY), 7, 41, 40, 0);

    assertThat(advance.rules()).isEqualTo("40 of 40 rules came up");
  }

  private static RunRequest request(Geometry geometry) {
    return new RunRequest(
        new Implementation(new ReferenceProvider(), new PlainEntriesProvider()),
        List.of(),
        geometry,
        Catalogue.all(),
        1,
        Extent.scenarios(100),
        false,
        List.of(),
        Bounds.DEFAULT);
  }
}
