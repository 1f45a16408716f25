package org.ptck.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ptck.mutants.MutantResult.Fate;

/**
 * Runs mutants one after the other in one warm process, which ends when one of them hung: a thread
 * that was given up cannot be ended otherwise.
 */
final class Worker {

  private final Sources sources;
  private final ResultFile results;
  private final Trial trial;
  private final MutantCompiler compiler = new MutantCompiler();

  /** A worker that adds to the results. */
  Worker(Sources sources, ResultFile results, Trial trial) {
    this.sources = sources;
    this.results = results;
    this.trial = trial;
  }

  /** Runs mutants until that many of them have compiled, or one hung. */
  void run(List<Mutation> mutations, long countMax) {
    long count = 0;
    for (Mutation mutation : mutations) {
      MutantResult result = run(mutation);
      results.add(result);
      count += result.counts() ? 1 : 0;
      if (count >= countMax
          || trial.hasHung()
          || result.fate() == Fate.UNDECIDED) {
        return;
      }
    }
  }

  private MutantResult run(Mutation mutation) {
    String source = mutation.in(sources.text(mutation.module(), mutation.file()));
    Optional<Map<String, byte[]>> classes = compiler.compile(mutation.file(), source);
    return classes.isEmpty()
        ? MutantResult.of(mutation, Fate.NOT_COMPILED)
        : trial.run(mutation, classes.get());
  }

  /** Runs a worker in a process of its own; returns when that has ended. */
  static void inProcess(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx3g",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path", ""),
            MutantsCommand.class.getName(),
            "--worker"));
    command.addAll(arguments);
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

}
