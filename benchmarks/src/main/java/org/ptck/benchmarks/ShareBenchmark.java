package org.ptck.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/**
 * The shares of a scenario's time: generating it, and the model's answers to its steps.
 *
 * <p>Their peer is the whole, in microseconds per scenario as well: 10^6 divided by the {@code
 * scenarios} of {@link EndToEndBenchmark}. Drawing as many numbers as a scenario is made of,
 * {@link #draw}, is the least that generating could cost.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ShareBenchmark {

  private static final int SCENARIO_COUNT = 4_096;

  /** The name of the geometry. */
  @Param({"tiny", "arm64-4k"}) public String geometryName = "";

  private Generation generation = new Generation(Workload.geometry("tiny"));
  private long index;

  /** Makes the scenarios that the model is asked about. */
  @Setup
  public void generateAll() {
    generation = new Generation(Workload.geometry(geometryName));
    index = 0;
  }

  /** Makes one scenario. */
  @Benchmark
  public Scenario generate() {
    return generation.generate(index++);
  }

  /** Draws as many numbers as a scenario is made of. */
  @Benchmark
  public int draw() {
    return generation.draw(index++);
  }

  /** The model's answers to all steps of one scenario. */
  @Benchmark
  public SystemState model() {
    return generation.answer((int) (index++ % SCENARIO_COUNT));
  }

  private static final class Generation {
    private final Geometry geometry;
    private final ScenarioGenerator generator;
    private final Semantics semantics;
    private final List<Scenario> scenarios;
    private final int drawCount;

    Generation(Geometry geometry) {
      this.geometry = geometry;
      this.generator = Workload.generator(geometry);
      this.semantics = new Semantics(geometry);
      Counter counter = new Counter();
      this.scenarios =
          LongStream.range(0, SCENARIO_COUNT)
              .mapToObj(n -> generator.generate(counter.of(Workload.choices(geometry, n))))
              .toList();
      this.drawCount = Math.toIntExact(counter.drawCount / SCENARIO_COUNT);
    }

    Scenario generate(long n) {
      return generator.generate(Workload.choices(geometry, n));
    }

    int draw(long n) {
      Choices choices = Workload.choices(geometry, n);
      int sum = 0;
      for (int count = 0; count < drawCount; count++) {
        sum += choices.choose(100);
      }
      return sum;
    }

    SystemState answer(int n) {
      SystemState state = SystemState.EMPTY;
      for (Step step : scenarios.get(n).steps()) {
        var result = semantics.step(state, step.operation());
        state = result.isRight() ? result.get().state() : state;
      }
      return state;
    }
  }

  /** Counts how many numbers are drawn. */
  private static final class Counter {
    private long drawCount;

    Choices of(Choices choices) {
      return bound -> {
        drawCount++;
        return choices.choose(bound);
      };
    }
  }
}
