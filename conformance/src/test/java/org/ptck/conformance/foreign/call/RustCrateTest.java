package org.ptck.conformance.foreign.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.conformance.testing.RustCrate;

/** The crate is a transcription of the header. */
class RustCrateTest {

  @TempDir Path directory;

  /** Bindings that are old; {@code generate.sh} makes them anew. */
  @Test
  @NeedsCCompiler(and = "rustc")
  void structsHaveTheMembersOfTheHeaderWhereTheHeaderHasThem() throws IOException {
    StringBuilder program = new StringBuilder("use ptck::sys::*;\nfn main() {\n");
    HeaderTest.structs()
        .flatMap(struct -> lines(struct, "println!(\"%1$s %2$s {}\", core::mem::%3$s);\n"))
        .forEach(program::append);
    Path source = Files.writeString(directory.resolve("layout.rs"), program.append("}\n"));

    List<String> printed = RustCrate.build(directory).run(source);

    assertThat(printed)
        .isEqualTo(
            HeaderTest.structs().flatMap(struct -> lines(struct, "%1$s %2$s %4$d")).toList());
  }

  /** Of the struct, and of each member: its names, where it is in Rust, and in the header. */
  private static Stream<String> lines(StructLayout struct, String format) {
    String name = struct.name().orElseThrow();
    return Stream.concat(
        Stream.of(
            format.formatted(name, "size", "size_of::<" + name + ">()", struct.byteSize())),
        struct.memberLayouts()
            .stream()
            .flatMap(member -> member.name().stream())
            .map(
                member -> format.formatted(
                    name,
                    member,
                    "offset_of!(" + name + ", " + rust(member) + ")",
                    struct.byteOffset(MemoryLayout.PathElement.groupElement(member)))));
  }

  /** What is a word of Rust has an underscore. */
  private static String rust(String member) {
    return member.equals("move") ? "move_" : member;
  }

  @Test
  void machineHasAMethodForEachCall() throws IOException {
    String source = Files.readString(RustCrate.root().resolve("src/machine.rs"));

    assertThat(MachineCall.ALL)
        .allSatisfy(call -> assertThat(source).contains(" fn " + call.name() + "("));
  }

  @Test
  void traitsHaveAMethodForEachFunction() throws IOException {
    String source = Files.readString(RustCrate.root().resolve("src/traits.rs"));

    for (StructLayout struct : List.of(Layouts.MANAGER, Layouts.PAGE_TABLES)) {
      String part = source.substring(source.indexOf("for " + struct.name().orElseThrow() + " {"));
      String methods = part.substring(0, part.indexOf("\n    }\n"));
      assertThat(Header.read().functions(struct.name().orElseThrow()).keySet())
          .filteredOn(function -> !List.of("begin", "end").contains(function))
          .allSatisfy(
              function -> assertThat(methods).containsPattern(" fn " + rust(function) + "\\("));
    }
  }
}
