package org.ptck.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptck.conformance.scenario.ScenarioParser;

class ReproFilesTest {

  private static final String NAME = "REF-1-reference-plain-tiny-B76-ef7d780d.ptck";

  @TempDir private Path directory;

  @Test
  void writesOneFileForEachFailure() throws IOException {
    ReproFiles files = new ReproFiles(directory.resolve("deep/out"));

    SavedRun run = files.save(Samples.failed());

    Path file = directory.resolve("deep/out/" + NAME);
    assertThat(run.failures()).extracting(SavedFailure::file).containsExactly(file);
    assertThat(ScenarioParser.parse("file", Files.readAllBytes(file)).get())
        .isEqualTo(Samples.scenario());
    assertThat(files.problems()).isEmpty();
  }

  @Test
  void aRunWithoutFailuresMakesNoDirectory() {
    new ReproFiles(directory.resolve("out")).save(Samples.passed());

    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void aDirectoryThatIsAFileIsAProblemWithARemedy() throws IOException {
    Path occupied = Files.writeString(directory.resolve("occupied"), "");
    ReproFiles files = new ReproFiles(occupied);

    SavedRun run = files.save(Samples.failed());

    assertThat(run.failures()).extracting(SavedFailure::file).containsOnlyNulls();
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("could not write " + occupied)
        .contains("--out");
  }

  @Test
  void theSameScenarioHasTheSameName_andAnotherOneAnother() throws IOException {
    Path first = ReproFiles.write(directory, Samples.failure(true));
    Path again = ReproFiles.write(directory, Samples.failure(false));
    Path other = ReproFiles.write(directory, Samples.otherFailure());

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(directory).isDirectoryContaining("glob:**" + NAME);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(first, other);
    }
  }

  @Test
  void aFileThatSomebodyChangedIsNotOverwritten() throws IOException {
    Path changed = ReproFiles.write(directory, Samples.failure(true));
    Files.writeString(changed, "# ask Ann about this\n");

    Path written = ReproFiles.write(directory, Samples.failure(true));

    assertThat(changed).hasContent("# ask Ann about this");
    assertThat(ScenarioParser.parse("file", Files.readAllBytes(written)).get())
        .isEqualTo(Samples.scenario());
  }
}
