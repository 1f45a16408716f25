package org.ptck.conformance.foreign.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;

/** Structs lie in memory as the C compiler lays them. */
@NeedsCCompiler
class LayoutTest {

  @TempDir Path directory;

  @Test
  void everyMemberIsWhereTheCompilerPutsIt() {
    StringBuilder program =
        new StringBuilder(
            """
                #include "ptck.h"
                #include <stddef.h>
                #include <stdio.h>
                int main(void) {
                """);
    List<String> expected = new ArrayList<>();
    for (StructLayout struct : HeaderTest.structs().toList()) {
      String name = struct.name().orElseThrow();
      program.append("printf(\"%s %%zu\\n\", sizeof(struct %s));\n".formatted(name, name));
      expected.add(name + " " + struct.byteSize());
      for (MemoryLayout member : struct.memberLayouts()) {
        if (member.name().isPresent()) {
          String field = member.name().get();
          program.append(
              "printf(\"%s.%s %%zu\\n\", offsetof(struct %s, %s));\n"
                  .formatted(name, field, name, field));
          expected.add(name + "." + field + " " + CStruct.offset(struct, field));
        }
      }
    }
    program.append("return 0;\n}\n");

    assertThat(CCompiler.run(directory, program.toString())).isEqualTo(expected);
  }
}
