package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows {@code docs/red-run.md}: every command prints what the page shows of it. */
class RedRunTutorialTest {

  private static final Pattern BLOCK =
      Pattern.compile("```console\\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path directory;

  @Test
  void everyCommandPrintsWhatThePageSays() throws IOException {
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("../docs/red-run.md")));
    int commandCount = 0;
    while (blocks.find()) {
      String[] commands = blocks.group(1).split("(?m)^\\$ ");
      for (int i = 1; i < commands.length; i++) {
        String[] lines = commands[i].split("\n", 2);
        assertShown(lines[0], lines.length > 1 ? lines[1] : "");
        commandCount++;
      }
    }
    assertThat(commandCount).isGreaterThanOrEqualTo(6);
  }

  /** Whatever stands between lines with three dots is printed as it stands. */
  private void assertShown(String command, String shown) {
    String printed = carryOut(command);
    for (String part : shown.split("(?m)^\\.\\.\\.\\n")) {
      assertThat(printed).as("'%s'", command).contains(part);
    }
  }

  private String carryOut(String command) {
    assertThat(command).startsWith("./ptck ");
    List<Object> words = new ArrayList<>();
    for (String word : command.substring("./ptck ".length()).split(" ")) {
      words.add(word.replace("target/ptck", directory.toString()));
    }
    if (words.getFirst().equals("run")) {
      words.addAll(List.of("--out", directory));
    }
    Cli cli = Cli.run(words.toArray());
    return (cli.out() + cli.err()).replace(directory.toString(), "target/ptck");
  }
}
