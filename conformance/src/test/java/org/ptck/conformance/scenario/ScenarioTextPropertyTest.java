package org.ptck.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every scenario and for every text. */
class ScenarioTextPropertyTest {

  @Property
  void parseUndoesPrint(@ForAll("scenarios") Scenario scenario) {
    String text = ScenarioPrinter.print(scenario);

    assertThat(ScenarioParser.parse("test", text)).isEqualTo(Either.right(scenario));
    assertThat(ScenarioParser.parse("test", text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Either.right(scenario));
  }

  @Property
  void printUndoesParse(@ForAll("nearly") String text) {
    ScenarioParser.parse("test", text)
        .forEach(
            scenario -> assertThat(
                ScenarioParser.parse("test", ScenarioPrinter.print(scenario)).get())
                .isEqualTo(scenario));
  }

  @Property
  void everyTextIsAScenarioOrHasAnErrorInIt(@ForAll("nearly") String text) {
    Either<ScenarioError, Scenario> result = ScenarioParser.parse("test", text);

    String[] lines = text.split("\n", -1);
    result
        .swap()
        .forEach(
            error -> {
              assertThat(error.line()).isBetween(1, lines.length);
              assertThat(error.column()).isBetween(1, lines[error.line() - 1].length() + 1);
              assertThat(error.message()).doesNotContain("\n", "\0");
            });
  }

  @Property
  void anyBytesHaveAnAnswer(@ForAll byte[] bytes) {
    assertThat(ScenarioParser.parse("test", bytes)).isNotNull();
  }

  @Property
  void anyTextHasAnAnswer(@ForAll String text) {
    assertThat(ScenarioParser.parse("test", text)).isNotNull();
  }

  @Provide
  Arbitrary<Scenario> scenarios() {
    return ScenarioArbitraries.scenarios();
  }

  @Provide
  Arbitrary<String> nearly() {
    return ScenarioArbitraries.nearlyScenarios();
  }
}
