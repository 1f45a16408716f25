package org.ptck.conformance.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.choice.GeneratorProfile;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.choice.SeededChoices;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.family.Catalogue;

/** An executor that takes over the machine of another sees nothing of what was run there. */
class SuccessorTest {

  private static final Geometry GEOMETRY = Geometries.TINY;

  private final Implementation before = Gallery.build(List.of(), new PlainEntriesProvider());
  private final Implementation after =
      Gallery.build(
          List.of(Gallery.named("rolling-ids").orElseThrow()), new PlainEntriesProvider());

  @Test
  void scenarios_runOnTheMachineOfAnotherAsOnOneOfTheirOwn() {
    Executor fresh = open(after);
    Executor left = open(before);
    for (int number = 0; number < 20; number++) {
      left.run(scenario(number));
      Executor successor =
          ExecutorFactory.LOCAL.openAfter(
              left, after, GEOMETRY, Catalogue.all(), Bounds.DEFAULT, new Heartbeat());
      ScenarioResult expected = fresh.run(scenario(number + 100));

      ScenarioResult result = successor.run(scenario(number + 100));

      assertThat(result.finding()).isNull();
      assertThat(result).isEqualTo(expected);
    }
  }

  private static Executor open(Implementation implementation) {
    return ExecutorFactory.LOCAL.open(
        implementation, GEOMETRY, Catalogue.all(), Bounds.DEFAULT, new Heartbeat());
  }

  private Scenario scenario(int number) {
    return new ScenarioGenerator(
        GEOMETRY, EnumSet.copyOf(after.capabilities(GEOMETRY)), GeneratorProfile.STANDARD)
        .generate(SeededChoices.of(1, "successor", number));
  }
}
