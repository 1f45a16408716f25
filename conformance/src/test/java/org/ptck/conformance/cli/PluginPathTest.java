package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginPathTest {

  @TempDir private Path directory;

  @Test
  void onlyThePluginIsRunOverPlainEntries() throws IOException {
    Cli run = run(PluginJar.goodManager(directory));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("A   mine/plain on tiny\n", "A   PASS\n")
        .doesNotContain("reference");
  }

  @Test
  void onlyTheLayerIsRunUnderTheReferenceManager() throws IOException {
    Cli run = run(PluginJar.goodEntries(directory), "--geometry", "tiny");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("A   reference/layer on tiny\n", "A   PASS\n")
        .doesNotContain("plain");
  }

  @Test
  void twoJarsMayBeCombinedByName() throws IOException {
    Path manager = PluginJar.goodManager(directory);
    Path layer = PluginJar.goodEntries(directory);

    Cli run = run(manager, layer, "--manager", "mine", "--entries", "layer");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("A   mine/layer on tiny\n", "A   PASS\n")
        .doesNotContain("plain");
  }

  @Test
  void aGeometryThatThePluginDoesNotSupportIsNoVerdict() throws IOException {
    Cli run = run(PluginJar.goodManager(directory), "--geometry", "arm64-4k");

    assertThat(run.exitCode()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(run.err())
        .isEqualTo("ptck: nothing to run: mine/plain does not support arm64-4k\n");
  }

  @Test
  void listShowsThePluginBesideTheBundledOnes() throws IOException {
    Cli list = Cli.run("list", "--plugin-path", PluginJar.goodManager(directory));

    assertThat(list.exitCode()).isZero();
    assertThat(list.out()).contains("  reference/plain\n").contains("  mine/plain\n");
  }

  @Test
  void jarsThatCannotBeReadAreUsage() throws IOException {
    assertSaid(ExitCode.USAGE, directory.resolve("nowhere.jar"), "there is no such file");
    assertSaid(ExitCode.USAGE, directory, "it is not a readable jar");
    Path text = Files.writeString(directory.resolve("text.jar"), "text");
    assertSaid(ExitCode.USAGE, text, "it is not a readable jar");
  }

  @Test
  void jarsThatCannotBeUsedAreNoVerdictInOneSentence() throws IOException {
    assertUnusable(PluginJar.withoutProvider(directory), "no provider found; name its class in");
    assertUnusable(PluginJar.withoutClass(directory), "a provider cannot be made: ");
    assertUnusable(PluginJar.thatCannotBeMade(directory), "(no licence)");
  }

  @Test
  void providersThatCannotBeAskedAreNoVerdictInOneSentence() throws IOException {
    assertUnusable(manager("return null;", "return null;"), "answers null");
    assertUnusable(manager("return \"A b\";", "return null;"), "lower-case letters");
    assertUnusable(manager("return \"reference\";", "return null;"), "is taken");
    assertUnusable(manager("return \"mine\";", "return null;"), "cannot be asked");
    assertUnusable(manager("throw new Error(\"no\");", "return null;"), "Error (no)");
    assertUnusable(manager("return name();", "return null;"), "StackOverflowError");
  }

  private Path manager(String nameBody, String capabilitiesBody) throws IOException {
    return PluginJar.manager(directory, nameBody, capabilitiesBody);
  }

  private void assertUnusable(Path jar, String reason) {
    assertSaid(ExitCode.NO_VERDICT, jar, reason);
  }

  private void assertSaid(int exitCode, Path jar, String reason) {
    Cli run = run(jar);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.err()).startsWith("ptck: --plugin-path " + jar).contains(reason);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
  }

  private Cli run(Object... jarsAndOptions) {
    Object[] args = new Object[jarsAndOptions.length + 6];
    Object[] first = {"run", "--out", directory.resolve("out"), "--scenarios", 20};
    System.arraycopy(first, 0, args, 0, first.length);
    args[first.length] = "--plugin-path";
    System.arraycopy(jarsAndOptions, 0, args, first.length + 1, jarsAndOptions.length);
    return Cli.run(args);
  }
}
