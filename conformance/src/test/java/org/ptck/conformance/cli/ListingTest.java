package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.report.RulesPage;
import org.ptck.conformance.scenario.Spelling;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.AwaitedRule;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ListingTest {

  @TempDir private Path directory;

  @Test
  void rulesListsEveryRule() {
    Cli rules = Cli.run("rules");

    assertThat(rules.exitCode()).isZero();
    for (Rule rule : Catalogue.all()) {
      assertThat(rules.out()).containsPattern("(?m)^" + rule.id() + " +" + rule.strength() + " +");
    }
    for (AwaitedRule rule : Catalogue.awaited()) {
      assertThat(rules.out().split("Not looked at yet, by any run:\n")[1])
          .containsPattern("(?m)^" + rule.id() + " +");
    }
    assertThat(rules.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void rulesPrintsThePage() {
    assertThat(Cli.run("rules", "--markdown").out()).isEqualTo(RulesPage.markdown());
  }

  @Test
  void listAsJson() throws IOException {
    Path file = directory.resolve("list.json");

    Cli list = Cli.run("list", "--json", file);

    assertThat(list.exitCode()).isZero();
    JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
    assertThat(json.propertyNames()).containsExactly("implementations", "variants");
    JsonNode first = json.get("implementations").get(0);
    assertThat(first.propertyNames())
        .containsExactly("manager", "entries", "geometries", "capabilities");
    assertThat(first.get("manager").asString()).isEqualTo("reference");
    assertThat(first.get("geometries").size()).isEqualTo(Geometries.all().size());
    assertThat(json.get("variants").size()).isEqualTo(Gallery.all().size());
    JsonNode b76 = json.get("variants").get(0);
    assertThat(b76.propertyNames())
        .containsExactly("id", "kind", "manager", "entries", "rules");
    assertThat(b76.get("kind").asString()).isEqualTo("bug");
  }

  @Test
  void listNamesEveryVariant() {
    Cli list = Cli.run("list");

    for (Variant variant : Gallery.all()) {
      assertThat(list.out()).containsPattern("(?m)^  " + variant.id() + " +(bug|legal) ");
    }
  }

  @Test
  void aListThatCannotBeWrittenIsPrintedFirst() {
    Cli list = Cli.run("list", "--json", directory);

    assertThat(list.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(list.out()).startsWith("implementations");
    assertThat(list.err()).startsWith("ptck: could not write --json " + directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "run --help", "replay --help", "rules --help", "list --help"})
  void helpFits(String line) {
    Cli help = Cli.run((Object[]) line.split(" "));

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).startsWith("Usage: ptck");
    assertThat(help.out().lines()).allMatch(text -> text.length() <= 100);
  }

  @Test
  void versionNamesTheFormats() {
    assertThat(Cli.run("--version").out())
        .startsWith("ptck ")
        .contains("scenario formats 1 to 2", "trace format 1");
  }

  @Test
  void closestNames() {
    assertThat(Spelling.closest("refrence", List.of("plain", "reference")))
        .contains("reference");
    assertThat(Spelling.closest("zzzzzz", List.of("plain", "reference"))).isEmpty();
  }
}
