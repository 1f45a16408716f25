package org.ptck.conformance.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.smoke.Smoke;
import org.ptck.conformance.smoke.SmokeReport;
import org.ptck.conformance.smoke.SmokeText;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptck smoke}: tells in seconds whether an implementation is wired right. */
@Command(
    name = "smoke",
    description = {
        "Tells in seconds whether an implementation is wired right: what it is seen to do, and",
        "which of the capabilities that it declares a probe confirms or contradicts."
    },
    footer = {
        "",
        "Exit codes: 0 wired right, 1 something contradicts or violates a rule, 2 usage,",
        "3 no verdict (plug-in not loadable, nothing to run)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SmokeCommand implements Callable<Integer> {

  @Mixin private final PluginOptions plugin = new PluginOptions();

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Option(
      names = "--manager",
      paramLabel = "NAME",
      description = "The memory manager; ./ptck list names them. Default: all.")
  private @Nullable String manager;

  @Option(
      names = "--entries",
      paramLabel = "NAME",
      description = "The entry operations beneath it; ./ptck list names them. Default: all.")
  private @Nullable String entries;

  @Option(
      names = "--geometry",
      paramLabel = "NAME",
      arity = "1..*",
      description = "The geometries to try. Default: the first that is supported.")
  private List<String> geometries = new ArrayList<>();
  // spotless:on

  private final PrintWriter output;

  SmokeCommand(PrintWriter output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    List<Geometry> asked =
        geometries.stream()
            .distinct()
            .map(n -> Names.find("--geometry", "geometry", n, Geometries.all(), Geometry::name))
            .toList();
    Plugins bundled = PluginLoader.bundled();
    boolean isWired = true;
    try (Plugins plugins = plugin.source().load(bundled)) {
      for (Implementation each : new Selector(bundled, plugins).select(manager, entries,
          List.of())) {
        for (Geometry geometry : geometries(each, asked)) {
          SmokeReport report = Smoke.of(each, geometry);
          isWired &= report.isWired();
          output.println(SmokeText.print(report));
          output.flush();
        }
      }
    }
    output.println(
        isWired
            ? "SMOKE: wired right, as far as can be seen; ./ptck run tells whether it is right"
            : "SMOKE: not wired right, see above");
    output.flush();
    return isWired ? ExitCode.PASS : ExitCode.VIOLATED;
  }

  private static List<Geometry> geometries(Implementation implementation, List<Geometry> asked) {
    List<Geometry> supported =
        Geometries.all().stream().filter(implementation::supports).toList();
    List<Geometry> chosen =
        asked.isEmpty()
            ? supported.stream().limit(1).toList()
            : asked.stream().filter(supported::contains).toList();
    if (chosen.isEmpty()) {
      throw CommandFailure.noVerdict(
          "nothing to run: %s supports %s"
              .formatted(
                  implementation.name(),
                  supported.isEmpty()
                      ? "no geometry"
                      : "only "
                          + String.join(", ", supported.stream().map(Geometry::name).toList())));
    }
    return chosen;
  }
}
