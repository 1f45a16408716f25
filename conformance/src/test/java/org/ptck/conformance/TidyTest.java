package org.ptck.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ptck.spec.rule.family.Catalogue;

/** What holds of every source file in the repository, tests and examples included. */
class TidyTest {

  /** A file is one idea; one that is longer is two. */
  private static final int LINE_COUNT_MAX = 400;

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void noFileIsLongerThanOneIdea() throws IOException {
    List<Path> sources = sources();

    assertThat(sources).as("Java files below %s", ROOT).hasSizeGreaterThan(500);
    assertThat(sources)
        .filteredOn(file -> lineCount(file) > LINE_COUNT_MAX)
        .as("files of more than %d lines: cut them where a second idea begins", LINE_COUNT_MAX)
        .isEmpty();
  }

  /** {@code tlb1_...}: whoever looks for the tests of a rule looks for its id. */
  @Test
  void aTestThatNamesARule_beginsWithItsId() throws IOException {
    String families =
        Catalogue.all()
            .stream()
            .map(rule -> rule.family().charAt(0) + rule.family().substring(1).toLowerCase())
            .distinct()
            .collect(Collectors.joining("|"));
    Pattern late = Pattern.compile("void ([a-z]\\w*(?:" + families + ")\\d+\\w*)\\(");
    List<String> names = new ArrayList<>();
    for (Path file : sources()) {
      late.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
    }
    assertThat(names).as("tests that name a rule, and not first").isEmpty();
  }

  private static long lineCount(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every Java file but what builds make, and what is hidden. */
  private static List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean isMade = name.equals("target") || name.startsWith(".");
            return isMade && !folder.equals(ROOT)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
