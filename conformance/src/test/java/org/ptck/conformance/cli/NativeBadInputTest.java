package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;

/**
 * A library that cannot be used is no verdict, in one sentence that says what is wrong. All the
 * sentences are tested where they are made, in {@code ForeignLibraryTest}.
 */
class NativeBadInputTest {

  private static final byte ELF = 0x7F;
  private static final int CLASS_OFFSET = 4;
  private static final int MACHINE_OFFSET = 18;
  private static final byte CLASS_32 = 1;
  private static final byte MACHINE_386 = 3;
  private static final byte MACHINE_S390 = 22;
  private static final String WHEN_LOADED = "src/test/resources/native/when-loaded.c";

  @TempDir private Path directory;

  @Test
  void filesThatCannotBeRead() {
    assertSaid(
        ExitCode.USAGE,
        directory.resolve("no.so"), "there is no such file: build the library");
    assertSaid(ExitCode.USAGE, directory, "is a directory: name the library in it");
  }

  @Test
  void filesThatAreNoLibrary() throws IOException {
    Path source = Files.writeString(directory.resolve("source.c"), "int x;\n");
    assertNoVerdict(source, "is a text file, not a shared library: compile it with cc -shared");
  }

  @Test
  @NeedsCCompiler
  void librariesForAnotherMachine() throws IOException {
    byte[] bytes = elf();
    bytes[MACHINE_OFFSET] = MACHINE_S390;
    assertNoVerdict(write("s390.so", bytes), "is for s390, this machine is");
    bytes[MACHINE_OFFSET] = MACHINE_386;
    bytes[CLASS_OFFSET] = CLASS_32;
    assertNoVerdict(write("i386.so", bytes), "is for 32-bit x86, this machine is");
  }

  @Test
  @NeedsCCompiler
  void libraryThatIsCutOff() throws IOException {
    // Some loaders notice, others die of it.
    assertNoVerdict(write("half.so", Arrays.copyOf(elf(), 1000)), " cannot be ");
  }

  @ParameterizedTest
  @NeedsCCompiler
  @CsvSource(
      delimiter = '|',
      value = {
          ".name = \"x\", .manager = &manager | -DNO_VERSION | does not export ptck_version:",
          ".name = \"x\", .manager = &manager | -DVERSION=7 | was compiled with version 7 of ptck.h",
          ".name = \"x\", .manager = &manager | -DSIZE=8 | its ptck_plugin.size is 8 and should be",
          ".name = \"x\", .manager = &no_map | -g | its manager lacks map, which is required",
          ".name = \"reference\", .manager = &manager | -g | that of a part of the kit; choose",
          ".name = \"x\", .manager = &manager, .tier = 1, .memory_base = 0x80000800 | -g"
              + " | memory cannot begin at 0x80000800: not a multiple of the page size",
      })
  void librariesThatExportSomethingWrong(String plugin, String flag, String message) {
    assertNoVerdict(library("-DPLUGIN=" + plugin, flag), message);
  }

  @Test
  @NeedsCCompiler
  void memoryBaseThatIsOccupied() {
    String plugin = ".name = \"x\", .manager = &manager, .tier = 1, .memory_base = 0x2000000000";

    assertNoVerdict(
        library("-DPLUGIN=" + plugin, "-DOCCUPY=0x2000000000", WHEN_LOADED),
        "the addresses 0x2000000000 to");
  }

  @Test
  @NeedsCCompiler
  void libraryThatDiesWhenItIsLoaded() {
    assertNoVerdict(
        library("-DPLUGIN=.name = \"x\", .manager = &manager", WHEN_LOADED),
        "the process that loads it was ended by SIGABRT");
  }

  private Path library(String... flags) {
    return CCompiler.library(directory, "plugins.c", flags);
  }

  /** A library, where libraries are ELF files. */
  private byte[] elf() throws IOException {
    byte[] bytes = Files.readAllBytes(library("-DPLUGIN=.name = \"x\", .manager = &manager"));
    assumeTrue(bytes[0] == ELF, "libraries are no ELF files here");
    return bytes;
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  private void assertNoVerdict(Path library, String message) {
    assertSaid(ExitCode.NO_VERDICT, library, message);
  }

  private void assertSaid(int exitCode, Path library, String message) {
    Cli run = Cli.run("run", "--native", library, "--out", directory.resolve("out"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.err())
        .startsWith("ptck: --native " + library)
        .contains(message)
        .doesNotContain("\tat ");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(directory.resolve("out")).doesNotExist();
  }
}
