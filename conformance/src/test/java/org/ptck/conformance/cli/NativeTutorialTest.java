package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptck.conformance.testing.NeedsCCompiler;

/** Follows {@code docs/native.md} as a reader would, up to the first green run. */
@NeedsCCompiler
class NativeTutorialTest {

  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("`(pt\\.h|pt\\.c|adapter\\.c)`[^`]*$");
  private static final Pattern FUNCTION = Pattern.compile("(?m)^[^\\s/#][^\\n;{]*?(\\w+)\\(");

  /** What differs from run to run, or is left out of the page. */
  private static final Pattern PASSING =
      Pattern.compile("\\.\\.\\.|rule .*|  +riscv.*|[A-Z]{3}-\\d.*|.*seed \\d.*|.*target/ptck.*");

  @TempDir private Path folder;

  @Test
  void everyCommandPrintsWhatThePageSays() throws Exception {
    String page = Files.readString(root().resolve("docs/native.md"));
    String part = page.substring(0, page.indexOf("## What each tier sees"));
    Matcher blocks = BLOCK.matcher(part);
    int commandCount = 0;
    while (blocks.find()) {
      String text = blocks.group(2);
      switch (blocks.group(1)) {
        case "c" -> write(text, part.substring(0, blocks.start()));
        case "console" -> commandCount += follow(text);
        default -> throw new IllegalStateException("what is a block of " + blocks.group(1));
      }
    }
    assertThat(commandCount).isGreaterThanOrEqualTo(10);
  }

  // ---- files

  /** Writes a file that the text before names, adds to it, or replaces a function. */
  private void write(String text, String before) throws IOException {
    Matcher named = FILE.matcher(before.stripTrailing());
    if (named.find()) {
      Path file = folder.resolve(named.group(1));
      boolean isAddition = text.startsWith("PTCK_PLUGIN");
      if (isAddition || Files.notExists(file)) {
        Files.writeString(file, isAddition ? Files.readString(file) + text : text);
        return;
      }
    }
    Matcher function = FUNCTION.matcher(text);
    assertThat(function.find()).as("a function in %s", text).isTrue();
    replace(function.group(1), text);
  }

  private void replace(String function, String text) throws IOException {
    for (String name : List.of("pt.c", "adapter.c")) {
      Path file = folder.resolve(name);
      String source = Files.readString(file);
      Matcher old =
          Pattern.compile("(?ms)^[^\\s/#][^\\n;]*\\b" + function + "\\([^;{]*\\{.*?^\\}\\n")
              .matcher(source);
      if (old.find()) {
        Files.writeString(file,
            source.substring(0, old.start()) + text + source.substring(old.end()));
        return;
      }
    }
    throw new AssertionError("nobody defines " + function);
  }

  // ---- commands

  /** Carries out the commands of a block; returns how many there are. */
  private int follow(String block) throws Exception {
    String[] commands = block.split("(?m)^\\$ ");
    for (int i = 1; i < commands.length; i++) {
      String[] lines = commands[i].split("\n");
      String printed = carryOut(lines[0]);
      for (int line = 1; line < lines.length; line++) {
        if (!PASSING.matcher(lines[line]).matches()) {
          assertThat(printed).as("'%s'", lines[0]).contains(lines[line]);
        }
      }
    }
    return commands.length - 1;
  }

  private String carryOut(String command) throws Exception {
    return command.startsWith("cc ") ? compile(command) : kit(command);
  }

  private String compile(String command) throws Exception {
    Process process =
        new ProcessBuilder(
            "sh", "-c", command.replace("-I../ptck/include", "-I" + root().resolve("include")))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as("%s: %s", command, printed).isZero();
    return printed;
  }

  private String kit(String command) {
    List<Object> words = new ArrayList<>();
    for (String word : command.replaceFirst("^\\.\\./ptck/ptck ", "").split(" ")) {
      words.add(
          word.replace("./libmine.so", folder.resolve("libmine.so").toString())
              .replace("target/ptck", out().toString()));
    }
    if (words.getFirst().equals("run")) {
      words.addAll(List.of("--out", out(), "--scenarios", "1000"));
    }
    Cli cli = Cli.run(words.toArray());
    return (cli.out() + cli.err()).replace(folder + "/", "./");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private static Path root() {
    return Optional.of(Path.of("").toAbsolutePath())
        .filter(here -> Files.isDirectory(here.resolve("include")))
        .orElseGet(() -> Path.of("").toAbsolutePath().getParent());
  }
}
