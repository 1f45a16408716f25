package org.ptck.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Operation;

/** What the value itself guarantees. */
class ScenarioTest {

  private static final Header HEADER = Header.of("tiny");

  @Test
  void theStampOfAWriteIsItsPosition() {
    Step lazy = Step.of(0, new Operation.Lazy());
    Step write = Step.of(1, new Operation.Write(0, 0, 99));

    Scenario scenario = new Scenario(HEADER, List.of(write, lazy, write), null);

    assertThat(scenario.steps())
        .containsExactly(
            Step.of(1, new Operation.Write(0, 0, 1)),
            lazy,
            Step.of(1, new Operation.Write(0, 0, 3)));
    assertThat(scenario.withSteps(scenario.steps().subList(1, 3)).steps().getLast().operation())
        .isEqualTo(new Operation.Write(0, 0, 2));
  }

  @Test
  void theStampOfAStoreInTheMiddleIsNoStepsStamp() {
    Operation write = new Operation.Write(0, 0, 99);
    Meanwhile meanwhile = new Meanwhile(new Anchor(AnchorKind.UNLOCK, 0, 0, 1), 1, write, -1);
    Step step = Step.of(0, new Operation.DeviceWrite(0, 99)).meanwhile(meanwhile);

    Step stamped = new Scenario(HEADER, List.of(step, step), null).steps().get(1);

    assertThat(stamped.operation()).isEqualTo(new Operation.DeviceWrite(0, 2));
    assertThat(stamped.meanwhile())
        .isEqualTo(
            meanwhile.doing(new Operation.Write(0, 0, Scenario.MEANWHILE_STAMP + 2)));
  }

  @Test
  void theCpuOfAStepIsBusyWithIt() {
    Anchor anchor = new Anchor(AnchorKind.INVALIDATE, 0, 0, 1);
    Meanwhile onFirst = new Meanwhile(anchor, 0, new Operation.Read(0, 0), -1);
    Step step = Step.of(1, new Operation.Lazy()).meanwhile(onFirst);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Step.of(0, new Operation.Lazy()).meanwhile(onFirst));
    assertThat(step.on(0)).isEqualTo(
        Step.of(0, new Operation.Lazy()).meanwhile(onFirst.on(1)));
  }

  @Test
  void aCpuThatDoesNotExistIsAProgrammingError() {
    List<Step> steps = List.of(Step.of(2, new Operation.Lazy()));

    assertThatIllegalArgumentException().isThrownBy(() -> new Scenario(HEADER, steps, null));
    assertThatIllegalArgumentException().isThrownBy(() -> HEADER.withCpuCount(9));
  }

  @Test
  void whatHasNoTextFormIsAProgrammingError() {
    assertThatIllegalArgumentException().isThrownBy(() -> Step.of(0, new Operation.Spawn(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> Step.of(0, new Operation.Read(0, -1)));
    assertThatIllegalArgumentException().isThrownBy(() -> Step.of(0, new Operation.Sync(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Step.of(0, new Operation.Lazy()).marking(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Anchor(AnchorKind.UNLOCK, 1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> HEADER.withVariants(List.of("a b")));
    assertThatIllegalArgumentException().isThrownBy(() -> new AllocationFailure.Only(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scenario(HEADER, List.of(), "none"));
  }

  @Test
  void failuresStrikeOnceOrFromThereOn() {
    assertThat(AllocationFailure.none().strikes(1)).isFalse();
    assertThat(new AllocationFailure.Only(2).strikes(1)).isFalse();
    assertThat(new AllocationFailure.Only(2).strikes(2)).isTrue();
    assertThat(new AllocationFailure.Only(2).strikes(3)).isFalse();
    assertThat(new AllocationFailure.From(2).strikes(1)).isFalse();
    assertThat(new AllocationFailure.From(2).strikes(3)).isTrue();
  }
}
