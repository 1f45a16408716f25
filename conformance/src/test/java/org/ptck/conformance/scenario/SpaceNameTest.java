package org.ptck.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.spec.fact.Operation;

/** How spaces are named. */
class SpaceNameTest {

  @ParameterizedTest
  @CsvSource({"0, A", "25, Z", "26, A1", "51, Z1", "52, A2", "63, L2", "2147483647, X82595524"})
  void numbers_haveTheseNames(int number, String name) {
    assertThat(SpaceName.of(number)).isEqualTo(name);
    assertThat(SpaceName.number(name)).isEqualTo(number);
  }

  @Test
  void lastSpace_isTheLastThatTheDocumentationNames() {
    assertThat(SpaceName.of(Operation.SPACE_MAX)).isEqualTo("L2");
    assertThat(SpaceName.of(Operation.SPACE_MAX_OF_FEW)).isEqualTo("Z");
  }

  @Property
  void everyNumber_hasOneName(@ForAll @IntRange(min = 0) int number) {
    assertThat(SpaceName.number(SpaceName.of(number))).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1", "AB", "A0", "A01", "A-1", "A1B", "Y82595524", "A999999999"})
  void otherTexts_areNoNames(String text) {
    assertThat(SpaceName.number(text)).isEqualTo(SpaceName.NONE);
  }
}
