package org.ptck.spec.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptck.spec.fact.Capability.Kind;

class CapabilityTest {

  @ParameterizedTest
  @EnumSource
  void aLimitSaysWhatItLeavesUncovered_whatCanBeDoneLeavesNothing(Capability capability) {
    if (capability.kind() == Kind.LIMIT) {
      assertThat(capability.uncovered()).isNotBlank().doesNotEndWith(".");
    }
    if (capability.kind() == Kind.OPERATION || capability.kind() == Kind.FACT) {
      assertThat(capability.uncovered()).isEmpty();
    }
  }
}
