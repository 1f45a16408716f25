package org.ptck.benchmarks;

import java.util.List;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Campaigns of 20,000 generated scenarios of reference/plain: generate, ask the model, run, check,
 * read back.
 *
 * <p>The peer is the same campaign without rules, a parameter of the same run. What counts is
 * {@code
 * accepted}, per second: steps of scenarios that the model accepted, which excludes the kit's own
 * loads, the final read-back and the closing exits.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class EndToEndBenchmark {

  private static final int SCENARIO_COUNT = 20_000;

  /** The name of the geometry. */
  @Param({"tiny", "arm64-4k"}) public String geometryName = "";

  /** Whether every rule is looked at, or none. */
  @Param({"NONE", "ALL"}) public Rules rules = Rules.NONE;

  private long seed = 42;

  /** Which rules are looked at. The ledger is kept in any case. */
  public enum Rules {
    /** None. */
    NONE,
    /** Those of the catalogue. */
    ALL;

    List<Rule> list() {
      return this == ALL ? Catalogue.all() : List.of();
    }
  }

  /** Reports accepted operations and scenarios per second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counts {
    /** Steps that the model accepted. */
    public long accepted;

    /** Scenarios run. */
    public long scenarios;

    /** Events of the machine. */
    public long events;
  }

  /** One campaign; each has other scenarios. */
  @Benchmark
  public RunReport campaign(Counts counts) {
    RunReport report =
        Campaign.run(
            new RunRequest(
                Workload.IMPLEMENTATION,
                List.of(),
                Workload.geometry(geometryName),
                rules.list(),
                seed++,
                Extent.scenarios(SCENARIO_COUNT),
                false,
                List.of(),
                Bounds.DEFAULT),
            Progress.NONE);
    if (report.verdict() != RuleVerdict.PASS) {
      throw new IllegalStateException(report.failures().toString());
    }
    counts.accepted += report.acceptedCount();
    counts.scenarios += report.scenarioCount();
    counts.events += report.eventCount();
    return report;
  }
}
