package org.ptck.conformance.foreign.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.foreign.ForeignLibrary;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;

/**
 * Libraries stay as they are while {@code ptck.h} grows: {@code ptck-2.0.h} is the header as it was
 * when libraries were first compiled with version 2.
 */
class GrowthTest {

  private static final Path FIRST =
      Path.of("src", "test", "resources", "native", "ptck-2.0.h").toAbsolutePath();

  private static final Header OLD = Header.read(FIRST);
  private static final Header NEW = Header.read();

  @TempDir Path directory;

  static Stream<String> structs() {
    return OLD.structs().stream();
  }

  static Stream<String> constants() {
    return OLD.constants().stream();
  }

  @ParameterizedTest
  @MethodSource("structs")
  void structBeginsWithTheMembersThatItHad(String struct) {
    List<String> members = OLD.members(struct);

    assertThat(NEW.members(struct))
        .as("members are added to %s at its end alone", struct)
        .startsWith(members.toArray(String[]::new));
    OLD.functions(struct)
        .forEach(
            (name, type) -> assertThat(NEW.functions(struct).get(name))
                .as("%s of %s", name, struct)
                .isEqualTo(type));
  }

  @Test
  void structThatLiesInAnother_doesNotGrow() {
    assertThat(NEW.members("ptck_level")).isEqualTo(OLD.members("ptck_level"));
  }

  @ParameterizedTest
  @MethodSource("constants")
  void constantKeepsItsValue(String name) {
    assertThat(NEW.constant(name)).isEqualTo(OLD.constant(name));
  }

  @Test
  @NeedsCCompiler
  void libraryOfTheFirstHeader_isLoaded() throws UnusableLibraryException {
    assertThat(capabilities(FIRST, "-DCOPIES=0"))
        .contains(Capability.COPY_IN, Capability.COPY_OUT)
        .doesNotContain(Capability.FORK);
  }

  /** What a struct had not yet is lacking, whatever lies behind it. */
  @Test
  @NeedsCCompiler
  void libraryOfAHeaderWithFewerFunctions_isAskedForFewer()
      throws IOException, UnusableLibraryException {
    String text = Files.readString(FIRST);
    int begin = text.indexOf("  /* Copies from a page of user memory");
    int end = text.indexOf("};", begin);
    Path shorter =
        Files.writeString(
            directory.resolve("shorter.h"), text.substring(0, begin) + text.substring(end));

    assertThat(capabilities(shorter, "-g"))
        .doesNotContain(Capability.COPY_IN, Capability.COPY_OUT);
  }

  private Set<Capability> capabilities(Path header, String flag) throws UnusableLibraryException {
    // Whoever includes ptck.h afterwards gets nothing more.
    Path library =
        CCompiler.library(directory, "one-space.c", "-include", header.toString(), flag);
    try (ForeignLibrary loaded = ForeignLibrary.load(library)) {
      return loaded.manager().orElseThrow().capabilities(Geometries.X86_64_4);
    }
  }
}
