package org.ptck.conformance.jqwik;

import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.ptck.conformance.scenario.Scenario;

/** A scenario with the smaller ones that jqwik is to try when it fails. */
record ShrinkableScenario(Scenario value) implements Shrinkable<Scenario> {

  @Override
  public Stream<Shrinkable<Scenario>> shrink() {
    return Reductions.of(value).map(ShrinkableScenario::new);
  }

  /** Fewer steps first, simpler steps second: every reduction is nearer to nothing. */
  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(value.steps().size(), Reductions.complexity(value));
  }
}
