package org.ptck.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.LiveChange;

/** What the page about architectures says is what they say of themselves. */
class ArchitecturesPageTest {

  @Test
  void page_quotesWhatIsAskedOfEachChange() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "architectures.md"));

    for (Geometry geometry : Geometries.all()) {
      for (LiveChange change : LiveChange.values()) {
        Architecture architecture = geometry.architecture();
        assertThat(page).contains(architecture.duty(change).source());
      }
    }
  }
}
