package org.ptck.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.plugin.MemoryManagerProvider;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Compiles {@code examples/first-plugin}, which is no module of this build, and runs its manager
 * and the broken twin: the tutorial cannot go stale unseen.
 */
final class FirstPluginTest {

  private static final Path SOURCES = Path.of("..", "examples", "first-plugin", "src");

  @TempDir static Path classes;
  private static URLClassLoader loader;

  @BeforeAll
  static void compile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    try (var files = compiler.getStandardFileManager(messages, null, null);
        Stream<Path> sources = Files.walk(SOURCES)) {
      List<String> options =
          List.of(
              "-d", classes.toString(),
              "-classpath", System.getProperty("java.class.path"),
              "-Xlint:all,-path,-classfile");
      List<Path> units = sources.filter(file -> file.toString().endsWith(".java")).toList();
      boolean compiled =
          compiler
              .getTask(
                  null, files, messages, options, null, files.getJavaFileObjectsFromPaths(units))
              .call();
      assertThat(messages.getDiagnostics()).isEmpty();
      assertThat(compiled).isTrue();
    }
    loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  /** It lets the kit load spaces, which takes an id for each of them. */
  static List<Geometry> geometries() {
    return Geometries.all()
        .stream()
        .filter(geometry -> !geometry.equals(Geometries.TINY_FEW_IDS))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void the_manager_conforms(Geometry geometry) throws ReflectiveOperationException {
    RunReport report = run("example.tinyos.TinyOsProvider", geometry, 1_000);

    assertThat(report.failures()).isEmpty();
    assertThat(report.verdict()).isEqualTo(RuleVerdict.PASS);
  }

  /** It flushes one CPU only: what another still has cached is stale, or leads to a freed page. */
  @ParameterizedTest
  @MethodSource("geometries")
  void the_broken_twin_is_caught(Geometry geometry) throws ReflectiveOperationException {
    RunReport report = run("example.tinyos.BrokenTinyOsProvider", geometry, 3_000);

    assertThat(report.verdict()).isEqualTo(RuleVerdict.FAIL);
    Failure failure = report.failures().getFirst();
    assertThat(failure.finding().rule().id()).isIn("TLB-1", "TLB-2");
    assertThat(failure.scenario().steps()).hasSize(4);
  }

  private static RunReport run(String provider, Geometry geometry, long scenarioCount)
      throws ReflectiveOperationException {
    MemoryManagerProvider manager =
        (MemoryManagerProvider) loader.loadClass(provider).getDeclaredConstructor().newInstance();
    return Campaign.run(
        new RunRequest(
            new Implementation(manager, new PlainEntriesProvider()),
            List.of(),
            geometry,
            Catalogue.all(),
            1,
            Extent.scenarios(scenarioCount),
            false,
            List.of(),
            Bounds.DEFAULT),
        Progress.NONE);
  }
}
