package org.ptck.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;

/** What is said of libraries that cannot be used. */
class ForeignLibraryTest {

  @TempDir Path directory;

  @Test
  void noSuchFile() {
    assertRefused(
        directory.resolve("lib.so"),
        "there is no such file: build the library, or correct the path");
    assertRefused(directory, "is a directory: name the library in it");
  }

  @Test
  void otherFiles() throws IOException {
    assertRefused(
        Files.writeString(directory.resolve("a.c"), "int main(void) { return 0; }\n"),
        "is a text file, not a shared library: compile it with cc -shared -fPIC");
    assertRefused(
        Files.createFile(directory.resolve("b")), "is empty: build the library again");
    assertRefused(
        Files.writeString(directory.resolve("c.a"), "!<arch>\nx.o/ \0"),
        "is a static archive, not a shared library: link its objects with cc -shared");
    assertThatThrownBy(
        () -> ForeignLibrary.load(Files.write(directory.resolve("d"), new byte[] {1, 2, 3})))
        .isInstanceOf(UnusableLibraryException.class)
        .hasMessageContaining("cannot be loaded: ");
  }

  @Test
  @NeedsCCompiler
  void missingFunctionsAndExecutables() throws IOException {
    Path source =
        Files.writeString(
            directory.resolve("a.c"), "void lacking(void); void f(void) { lacking(); }\n");
    Path library = directory.resolve("a.so");
    CCompiler.compile(
        source, library, List.of("-shared", "-fPIC", "-Wno-missing-prototypes"));
    assertRefused(library, "cannot be loaded: undefined symbol: lacking");

    Path object = directory.resolve("a.o");
    CCompiler.compile(source, object, List.of("-c"));
    assertRefused(object, "is an object file, not a shared library: link it with cc -shared");
  }

  @ParameterizedTest
  @NeedsCCompiler
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "-DNO_VERSION|does not export ptck_version: include ptck.h and add PTCK_PLUGIN",
      "-DNO_SIZES|does not export ptck_sizes: include ptck.h and add PTCK_PLUGIN",
      "-DVERSION=1|was compiled with version 1 of ptck.h, this kit has version 2: compile it again;"
          + " what has changed is at the end of docs/native.md",
      "-DSIZES=-1, 0, 0, 0|its ptck_sizes.plugin is 4294967295: set it to the size of the struct, as"
          + " PTCK_PLUGIN does",
      "-DSIZE=8|its ptck_plugin.size is 8 and should be 88: set it to sizeof(struct ptck_plugin)"
  })
  void otherVersions(String flag, String problem) {
    assertRefused(library(flag, ".name = \"x\""), problem);
  }

  @Test
  @NeedsCCompiler(and = "c++")
  void librariesInCPlusPlus_includeTheHeaderAsItIs() throws UnusableLibraryException {
    Path library = CCompiler.libraryInCPlusPlus(directory, "plugin.cc");

    try (ForeignLibrary loaded = ForeignLibrary.load(library)) {
      assertThat(loaded.name()).isEqualTo("cpp");
      assertThat(loaded.manager()).isPresent();
    }
  }

  /** What was added to a struct after the library, or the kit, was made. */
  @Test
  @NeedsCCompiler
  void structsOfOtherSizes() throws UnusableLibraryException {
    Path before =
        library(
            List.of(
                "-DSIZES=sizeof(struct ptck_plugin), offsetof(struct ptck_manager, unmap), 0, 0",
                "-include",
                "stddef.h"),
            ".name = \"x\", .manager = &manager");
    try (ForeignLibrary library = ForeignLibrary.load(before)) {
      assertThat(library.manager()).isPresent();
    }
    String later =
        ".name = \"x\", .manager = (const struct ptck_manager *)&later";
    String sizes = "-DSIZES=sizeof(struct ptck_plugin), sizeof(struct later), 0, 0";
    try (
        ForeignLibrary library = ForeignLibrary.load(library(List.of(sizes, "-DLATER=0"), later))) {
      assertThat(library.manager()).isPresent();
    }
    assertRefused(
        library(List.of(sizes, "-DLATER=(void *)begin"), later),
        "its manager uses members that this kit does not know: take a newer kit, or compile it"
            + " with the ptck.h of this one");
  }

  @ParameterizedTest
  @NeedsCCompiler
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      ".manager = &manager"
          + "|its ptck_plugin.name is NULL: give it a name",
      ".name = \"My Tables\", .manager = &manager"
          + "|its ptck_plugin.name 'My Tables' is not made of lower-case letters, digits, dashes:"
          + " choose another",
      ".name = \"x\""
          + "|its ptck_plugin has neither manager nor page_tables nor entries: set one of them",
      ".name = \"x\", .manager = &manager, .page_tables = &page_tables"
          + "|its ptck_plugin has both manager and page_tables: leave one of them NULL",
      ".name = \"x\", .tier = 7, .manager = &manager"
          + "|its ptck_plugin.tier is 7: set it to PTCK_INSTRUMENTED or PTCK_PLAIN_MEMORY",
      ".name = \"x\", .manager = &no_map"
          + "|its manager lacks map, which is required: set it",
      ".name = \"x\", .page_tables = &no_map_frames"
          + "|its page_tables lacks map_frames, which is required: set it",
      ".name = \"x\", .entries = &no_set"
          + "|its entries lacks set, which is required: set it",
      ".name = \"x\", .manager = &no_fault"
          + "|its capabilities: 'NAMED_REFUSALS' needs the function fault: set it, or take the word"
          + " away",
      ".name = \"x\", .manager = &manager, .memory_base = 4096"
          + "|its ptck_plugin.memory_base is 0x1000, but its tier is PTCK_INSTRUMENTED: only plain"
          + " memory has a base",
      ".name = \"x\", .tier = 1, .manager = &manager, .memory_base = 0x100000010"
          + "|its ptck_plugin.memory_base: memory cannot begin at 0x100000010: not a multiple of the"
          + " page size, 4096 bytes; choose another, or 0 for any",
      ".name = \"x\", .tier = 1, .manager = &manager, .memory_base = 0x100000000,"
          + " .geometries = \"x86-32\""
          + "|its ptck_plugin.memory_base: memory cannot begin at 0x100000000: entries of x86-32 hold"
          + " no address like 0x102dff000; choose another, or 0 for any",
      ".name = \"x\", .manager = &manager, .user_last = 0xffffffff, .geometries = \"x86-32\""
          + "|its ptck_plugin.user_first and user_last: the user range, 0x0 to 0xffffffff, is not"
          + " within that of x86-32, 0x0 to 0xbfffffff: give addresses of user code",
      ".name = \"x\", .manager = &manager, .user_first = 0x10, .geometries = \"x86-32\""
          + "|its ptck_plugin.user_first and user_last: the user range, 0x10 to 0xbfffffff, is not one"
          + " of whole pages of 0x1000 bytes: give the first byte of its first page and the last byte"
          + " of its last",
      ".name = \"x\", .manager = &manager, .user_first = 0x200000, .user_last = 0x1fffff"
          + "|its ptck_plugin.user_first and user_last: the first user address, 0x200000, is beyond"
          + " the last, 0x1fffff: exchange them",
      ".name = \"x\", .entries = &entries, .user_first = 4096"
          + "|its ptck_plugin has a user range, but entries alone: what user code has is the"
          + " manager's to say; leave user_first and user_last 0"
  })
  void wrongPlugins(String plugin, String problem) {
    assertRefused(library("-g", plugin), problem);
  }

  @Test
  @NeedsCCompiler
  void unknownWords_areAnsweredWithTheKnownOnes() {
    assertThatThrownBy(
        () -> ForeignLibrary.load(
            library("-g", ".name = \"x\", .geometries = \"tiny vax\", .manager = &manager")))
        .hasMessageContaining(
            "its ptck_plugin.geometries: 'vax' is unknown; choose from tiny tiny-few-ids ");
    assertThatThrownBy(
        () -> ForeignLibrary.load(library("-g", ".name = \"x\", .manager = &unknown_word")))
        .hasMessageContaining("its capabilities: 'SPEED' is unknown; choose from ")
        .hasMessageNotContaining("ENTRY_OPERATIONS");
  }

  @Test
  @NeedsCCompiler
  void goodPlugin_isLoadedAndLacksWhatItHasNoFunctionFor() throws UnusableLibraryException {
    Path file = library("-g", ".name = \"x\", .geometries = \"tiny\", .manager = &manager");
    try (ForeignLibrary library = ForeignLibrary.load(file)) {
      var manager = library.manager().orElseThrow();

      assertThat(library.name()).isEqualTo("x");
      assertThat(library.entries()).isEmpty();
      assertThat(manager.supports(Geometries.TINY)).isTrue();
      assertThat(manager.supports(Geometries.TINY4)).isFalse();
      assertThat(manager.capabilities(Geometries.TINY)).isEmpty();
      assertThat(manager.lacks(Geometries.TINY)).isEqualTo(Capability.BASIC);
    }
  }

  private Path library(String flag, String plugin) {
    return library(List.of(flag), plugin);
  }

  private Path library(List<String> given, String plugin) {
    List<String> flags = new ArrayList<>(given);
    flags.add("-DPLUGIN=" + plugin);
    return CCompiler.library(directory, "plugins.c", flags.toArray(String[]::new));
  }

  private static void assertRefused(Path file, String problem) {
    assertThatThrownBy(() -> ForeignLibrary.load(file))
        .isInstanceOf(UnusableLibraryException.class)
        .hasMessage(file + ": " + problem);
  }
}
