package org.ptck.mutants;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ptck.mutants.MutantResult.Fate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: see {@code benchmarks/mutants/README.md}. */
@Command(
    name = "mutants",
    mixinStandardHelpOptions = true,
    description = "Makes mutants of the bundled implementations and tells which survive the kit.")
public final class MutantsCommand implements Callable<Integer> {

  @Option(names = "--root", defaultValue = ".",
      description = "The checkout. Default: ${DEFAULT-VALUE}") private Path root = Path.of(".");

  @Option(
      names = "--count",
      defaultValue = "100",
      description = "Mutants that compile. Default: ${DEFAULT-VALUE}") private int count;

  @Option(names = "--seed", defaultValue = "1",
      description = "Which mutants. Default: ${DEFAULT-VALUE}") private long seed;

  @Option(
      names = "--run-seed",
      defaultValue = "1",
      description = "The seed of the scenarios. Default: ${DEFAULT-VALUE}") private long runSeed;

  @Option(
      names = "--scenarios",
      defaultValue = "5000",
      description = "Scenarios on each geometry. Default: ${DEFAULT-VALUE}") private long scenarioCount;

  @Option(names = "--match", defaultValue = "",
      description = "Only files whose path contains this.") private String match = "";

  @Option(
      names = "--hand-made",
      description = "Runs the mutants of this file instead; exits 1 if one survives.") private @Nullable Path handMade;

  @Option(
      names = "--ids",
      split = ",",
      description = "Only these, by name, as the results call them.") private @Nullable Set<String> ids;

  @Option(
      names = "--out",
      defaultValue = "target/mutants/results.jsonl",
      description = "Where the results go; what is there already is not run again."
          + " Default: ${DEFAULT-VALUE}") private Path out = Path.of("");

  @Option(
      names = "--survivors",
      defaultValue = "benchmarks/mutants/survivors.tsv",
      description = "Survivors and why they may. Default: ${DEFAULT-VALUE}") private Path survivors =
          Path.of("");

  @Option(names = "--worker", hidden = true) private boolean isWorker;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  /** Carries out the command line. */
  public static void main(String... args) {
    System.exit(new CommandLine(new MutantsCommand()).execute(args));
  }

  @Override
  public Integer call() {
    Sources sources = new Sources(root);
    ResultFile results = new ResultFile(out);
    List<Mutation> all = mutations(sources);
    if (isWorker) {
      new Worker(sources, results, new Trial(scenarioCount, runSeed))
          .run(wanted(all, results.read()), missing(results.read()));
      // A mutant that was given up may still have a thread.
      Runtime.getRuntime().halt(0);
    }
    List<Mutation> left = wanted(all, results.read());
    while (!left.isEmpty()) {
      Worker.inProcess(arguments());
      List<Mutation> after = wanted(all, results.read());
      if (after.equals(left)) {
        results.add(MutantResult.of(left.getFirst(), Fate.CRASHED));
        after = wanted(all, results.read());
      }
      left = after;
    }
    List<MutantResult> done = results.read();
    System.out.print(Summary.of(done, Survivors.read(root.resolve(survivors))));
    boolean isRed = handMade != null && done.stream().anyMatch(each -> each.fate() != Fate.KILLED);
    return isRed ? 1 : 0;
  }

  private List<Mutation> mutations(Sources sources) {
    if (handMade != null) {
      return HandMade.read(handMade);
    }
    List<Mutation> candidates =
        Candidates.of(sources)
            .stream()
            .filter(candidate -> candidate.file().contains(match))
            .toList();
    return Draw.of(candidates, count, seed);
  }

  /** What is left to run: the results tell what was, and how many of them compile. */
  private List<Mutation> wanted(List<Mutation> all, List<MutantResult> done) {
    Set<String> known = done.stream().map(each -> each.mutation().id()).collect(Collectors.toSet());
    List<Mutation> left = new ArrayList<>();
    for (Mutation mutation : all) {
      if (!known.contains(mutation.id()) && (ids == null || ids.contains(mutation.id()))) {
        left.add(mutation);
      }
    }
    return missing(done) > 0 ? left : List.of();
  }

  /** How many mutants that compile are wanted still. */
  private long missing(List<MutantResult> done) {
    return handMade != null || ids != null
        ? Long.MAX_VALUE
        : count - done.stream().filter(MutantResult::counts).count();
  }

  private List<String> arguments() {
    return spec == null ? List.of() : spec.commandLine().getParseResult().originalArgs();
  }
}
