package org.ptck.conformance.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.run.Failure;
import org.ptck.conformance.run.RunReport;
import org.ptck.conformance.scenario.ScenarioPrinter;

/** Writes the scenario of each failure to a file of its own; an older file gives way. */
public final class ReproFiles {

  private final Path directory;
  private final List<String> problems = new ArrayList<>();

  /** Files in a directory, which is made when the first is written. */
  public ReproFiles(Path directory) {
    this.directory = directory;
  }

  /** Writes the scenarios of a run's failures. What cannot be written is a problem, not an end. */
  public SavedRun save(RunReport report) {
    List<SavedFailure> saved = new ArrayList<>();
    for (Failure failure : report.failures()) {
      saved.add(new SavedFailure(failure, write(report, failure)));
    }
    return new SavedRun(report, saved);
  }

  /** What could not be written, and what to do about it. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private @Nullable Path write(RunReport report, Failure failure) {
    Path file = directory.resolve(name(report, failure));
    try {
      Files.createDirectories(directory);
      Files.writeString(file, ScenarioPrinter.print(failure.scenario()));
      return file;
    } catch (IOException e) {
      problems.add(
          "could not write %s (%s); name a writable directory with --out"
              .formatted(file, reason(e)));
      return null;
    }
  }

  private static String name(RunReport report, Failure failure) {
    List<String> parts = new ArrayList<>();
    parts.add(failure.finding().rule().id());
    parts.add(report.manager());
    parts.add(report.entries());
    parts.add(report.geometry());
    parts.addAll(report.variants());
    return String.join("-", parts) + ".ptck";
  }

  /** What went wrong with a file, in words: the messages of many exceptions are only a path. */
  public static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file or directory";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file is in the way";
      case NotDirectoryException _ -> "it is not a directory";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
