package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptck.conformance.testing.GoldenFile;
import org.ptck.conformance.trace.KitVersion;
import org.ptck.conformance.trace.TraceHeader;
import org.ptck.conformance.trace.TraceWriter;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

class CheckCommandTest {

  private static final String B76 =
      """
          ptck-scenario 1
          geometry tiny
          manager reference
          entries plain
          variant B76
          cpus 1
          spawn A
          map A 0x0 1 anon rw
          write A 0x0
          fork A B
          violates REF-1
          """;

  /** The first page of data of a machine of 64 tables on tiny. */
  private static final int PAGE = 512;

  @TempDir private Path directory;

  @Test
  void recordedReplay_isJudgedAsTheReplayWas() throws IOException {
    Path trace = record(B76);

    Cli check = Cli.run("check", trace);

    assertThat(check.exitCode()).as(check.err()).isEqualTo(ExitCode.VIOLATED);
    GoldenFile.assertMatches(
        "trace-failed.txt", check.out().replace("ptck " + KitVersion.text(), "ptck VERSION"));
  }

  @Test
  void recordedReplayThatHolds_passes() throws IOException {
    Cli check = Cli.run("check", record(B76.replace("variant B76\n", "")));

    assertThat(check.exitCode()).as(check.err()).isZero();
    GoldenFile.assertMatches(
        "trace-passed.txt", check.out().replace("ptck " + KitVersion.text(), "ptck VERSION"));
  }

  private Path record(String scenario) throws IOException {
    Path file = Files.writeString(directory.resolve("scenario.ptck"), scenario);
    Path trace = directory.resolve("trace");
    Cli plain = Cli.run("replay", file);
    Cli replay = Cli.run("replay", file, "--record", trace);
    assertThat(replay).as("recording changes nothing").isEqualTo(plain);
    return trace;
  }

  @Test
  void run_recordsItsFirstFailure() {
    Path trace = directory.resolve("trace");

    Cli run =
        Cli.run(
            "run", "--bug", "B76", "--entries", "plain", "--geometry", "tiny", "--scenarios", 200,
            "--out", directory, "--record", trace);

    assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(run.out()).startsWith("the events of the first failure, of REF-1, are in " + trace);
    assertThat(Cli.run("check", trace).out()).endsWith("\nFAIL: REF-1 is violated\n");
  }

  @Test
  void runThatPasses_recordsNothing() {
    Path trace = directory.resolve("trace");

    Cli run =
        Cli.run(
            "run", "--manager", "reference", "--entries", "plain", "--geometry", "tiny",
            "--scenarios", 20, "--out", directory, "--record", trace);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("nothing failed: nothing was written to " + trace);
    assertThat(trace).doesNotExist();
  }

  @Test
  void traceThatCannotBeWritten_isSaidAfterTheVerdict() throws IOException {
    Path file = Files.writeString(directory.resolve("scenario.ptck"), B76);

    Cli replay = Cli.run("replay", file, "--record", directory.resolve("none/trace"));

    assertThat(replay.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(replay.out()).endsWith("\nFAIL: REF-1 is violated, as the file says\n");
    assertThat(replay.err()).contains("the trace is not whole (there is no such file");
  }

  // ---- what is no trace

  @Test
  void cutOffTrace_keepsWhatWasFound() throws IOException {
    Path trace = record(B76);
    byte[] bytes = Files.readAllBytes(trace);
    // The mark of the end is gone; every event is there.
    Files.write(trace, Arrays.copyOf(bytes, bytes.length - 16));

    Cli check = Cli.run("check", trace);

    assertThat(check.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(check.out())
        .contains("\nFAIL REF-1: ")
        .endsWith("\nFAIL: REF-1 is violated; the trace could not be read to its end\n");
    assertThat(check.err()).contains("after event ").contains("the trace was cut off");
  }

  @Test
  void otherVersion_isSaid() throws IOException {
    assertWrongHeader("ptck-trace 1", "ptck-trace 2", "line 1: expected format 1");
  }

  @Test
  void unknownGeometry_isSaid() throws IOException {
    assertWrongHeader("geometry tiny", "geometry mine", "line 3: expected a geometry");
  }

  @Test
  void geometryOfAnotherShape_isSaid() throws IOException {
    assertWrongHeader("PTE:3:8", "PTE:4:8", "expected arm64 page=4096");
  }

  @Test
  void unknownRule_isSaid() throws IOException {
    assertWrongHeader("rules REF-1 ", "rules REF-99 ",
        "expected rules that this kit has, not REF-99");
  }

  /** The checksum of the lines is made right again: what is said is about the line. */
  private void assertWrongHeader(String text, String other, String sentence) throws IOException {
    Path trace = record(B76);
    String all =
        new String(Files.readAllBytes(trace), StandardCharsets.ISO_8859_1).replace(text, other);
    int end = all.indexOf("check ");
    CRC32C sum = new CRC32C();
    sum.update(all.substring(0, end).getBytes(StandardCharsets.ISO_8859_1));
    all = all.substring(0, end + 6) + "%08x".formatted(sum.getValue()) + all.substring(end + 14);
    Files.write(trace, all.getBytes(StandardCharsets.ISO_8859_1));

    Cli check = Cli.run("check", trace);

    assertThat(check.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(check.err()).contains(sentence);
  }

  @Test
  void fileThatIsNone_isSaid() throws IOException {
    assertThat(Cli.run("check", directory.resolve("none")).err()).contains("cannot read");
    Path file = Files.writeString(directory.resolve("scenario.ptck"), B76);

    Cli check = Cli.run("check", file);

    assertThat(check.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(check.err()).contains("line 1: expected 'ptck-trace 1', which every trace begins");
  }

  @Test
  void traceWithoutEvents_isNoVerdict() throws IOException {
    Cli check = Cli.run("check", trace());

    assertThat(check.exitCode()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(check.out()).endsWith("\nno verdict: the trace has no events\n");
  }

  // ---- events that cannot follow

  @Test
  void folioFreedTwice_cannotFollow() throws IOException {
    assertCannotFollow(
        "event 4, byte ",
        "FOLIO_FREE: expected a page of an allocated folio; page 512 was freed before",
        new Word(EventKind.FOLIO_ALLOCATE, PAGE, 0, 0, 0),
        new Word(EventKind.REFERENCE_CHANGE, PAGE, 1, 0, 0),
        new Word(EventKind.FOLIO_FREE, PAGE, 0, 0, 0),
        new Word(EventKind.FOLIO_FREE, PAGE, 0, 0, 0));
  }

  @Test
  void unknownTable_cannotFollow() throws IOException {
    assertCannotFollow(
        "event 1, byte ",
        "ENTRY_WRITE: expected an entry of an allocated table; no table is at 0x2000",
        new Word(EventKind.ENTRY_WRITE, 0x2000, 0, 1, 0));
  }

  @Test
  void otherWordBefore_cannotFollow() throws IOException {
    assertCannotFollow(
        "event 2, byte ",
        "ENTRY_WRITE: expected the entry at 0x1008 to hold 0x0, not 0x9",
        new Word(EventKind.TABLE_ALLOCATE, 0x1000, 0, 0, 0),
        new Word(EventKind.ENTRY_WRITE, 0x1008, 9, 1, 0));
  }

  @Test
  void otherCount_cannotFollow() throws IOException {
    assertCannotFollow(
        "event 2, byte ",
        "REFERENCE_CHANGE: expected the reference count of page 512 to be 1, not 2",
        new Word(EventKind.FOLIO_ALLOCATE, PAGE, 0, 0, 0),
        new Word(EventKind.REFERENCE_CHANGE, PAGE, 2, 3, 0));
  }

  private record Word(EventKind kind, long subject, long before, long after, long detail) {}

  private void assertCannotFollow(String place, String expected, Word... events)
      throws IOException {
    Cli check = Cli.run("check", trace(events));

    assertThat(check.exitCode()).as(check.out()).isEqualTo(ExitCode.USAGE);
    assertThat(check.err()).contains(place).contains(expected);
    assertThat(check.out())
        .endsWith("\nno verdict: no rule is violated up to where the trace could be read\n");
  }

  private Path trace(Word... events) throws IOException {
    Path file = directory.resolve("made");
    TraceHeader header =
        new TraceHeader(
            "mine",
            Geometries.TINY,
            new MachineSize(64, 512, 8),
            0,
            2,
            "mine",
            "plain",
            Set.of(Capability.REFERENCES),
            Guards.UNDECLARED,
            Catalogue.all().stream().map(Rule::id).toList(),
            "");
    try (TraceWriter writer = new TraceWriter(Files.newOutputStream(file), header)) {
      for (Word event : List.of(events)) {
        writer.event(
            event.kind(), 0, event.subject(), event.before(), event.after(), event.detail());
      }
    }
    return file;
  }

  @Test
  void json_saysTheSame() throws IOException {
    Path json = directory.resolve("check.json");

    Cli check = Cli.run("check", record(B76), "--json", json);

    assertThat(check.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(Files.readString(json))
        .contains("\"verdict\" : \"FAIL\"", "\"rule\" : \"REF-1\"", "\"mapcount\" : \"2\"");
  }
}
