package org.ptck.conformance.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;

/**
 * Writes the scenario of each failure to a file of its own.
 *
 * <p>The name ends in a digest of the scenario: the same scenario has the same name in every run,
 * and another one never takes its place.
 */
public final class ReproFiles {

  /** Of 64 hexadecimal digits; a name that another scenario has already gets all of them. */
  private static final int DIGEST_LENGTH = 8;

  /** Names of many variants would be longer than file systems allow. */
  private static final int VARIANTS_LENGTH_MAX = 60;

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
      saved.add(new SavedFailure(failure, write(failure)));
    }
    return new SavedRun(report, saved);
  }

  /**
   * Writes the scenario of a failure before its run has ended; may be called by several threads.
   * Whether that could be done is told by {@link #save}.
   */
  public void keep(Failure failure) {
    try {
      write(directory, failure);
    } catch (IOException _) {
      // It is tried again.
    }
  }

  /** What could not be written, and what to do about it. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private @Nullable Path write(Failure failure) {
    try {
      return write(directory, failure);
    } catch (IOException e) {
      problems.add(
          "could not write %s (%s); name a writable directory with --out"
              .formatted(
                  directory.resolve(name(failure.scenario(), DIGEST_LENGTH)),
                  WholeFile.reason(e)));
      return null;
    }
  }

  /**
   * Writes the scenario of a failure.
   *
   * @return the file
   * @throws IOException if it cannot be written; nothing is left of it then
   */
  public static Path write(Path directory, Failure failure) throws IOException {
    return write(directory, failure.scenario());
  }

  /** As {@link #write(Path, Failure)}, of any scenario. */
  public static Path write(Path directory, Scenario scenario) throws IOException {
    String text = ScenarioPrinter.print(scenario);
    Files.createDirectories(directory);
    Path file = directory.resolve(name(scenario, DIGEST_LENGTH));
    if (Files.exists(file)) {
      if (Files.readString(file).equals(text)) {
        return file;
      }
      // Somebody changed it, or two digests begin in the same way.
      file = directory.resolve(name(scenario, Integer.MAX_VALUE));
    }
    WholeFile.write(file, text);
    return file;
  }

  private static String name(Scenario scenario, int digestLengthMax) {
    Header header = scenario.header();
    List<String> parts = new ArrayList<>();
    parts.add(scenario.violates() == null ? "repro" : scenario.violates());
    parts.add(header.manager());
    parts.add(header.entries());
    parts.add(header.geometry());
    parts.addAll(variants(header.variants()));
    String digest = digest(ScenarioPrinter.print(scenario));
    parts.add(digest.substring(0, Math.min(digestLengthMax, digest.length())));
    return String.join("-", parts) + ".ptck";
  }

  private static List<String> variants(List<String> names) {
    return String.join("-", names).length() > VARIANTS_LENGTH_MAX
        ? List.of(names.size() + "variants")
        : names;
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
