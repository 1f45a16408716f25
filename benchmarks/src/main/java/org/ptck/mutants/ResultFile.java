package org.ptck.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The results of a campaign, one JSON object a line, kept as they come. */
final class ResultFile {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;

  /** A file, which need not exist yet. */
  ResultFile(Path file) {
    this.file = file;
  }

  /** What is in the file. */
  List<MutantResult> read() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file)
              .stream()
              .map(line -> MAPPER.readValue(line, MutantResult.class))
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds one result. */
  void add(MutantResult result) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          MAPPER.writeValueAsString(result) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
