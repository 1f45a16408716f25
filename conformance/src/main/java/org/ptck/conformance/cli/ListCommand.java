package org.ptck.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.execute.Implementation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptck list}: lists what can be run. */
@Command(
    name = "list",
    description = "Lists implementations, with geometries and capabilities, and variants.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ListCommand implements Callable<Integer> {

  @Mixin private final PluginOptions plugin = new PluginOptions();

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Option(names = "--json", paramLabel = "FILE", description = "Also write the list as JSON.")
  private @Nullable Path json;
  // spotless:on

  private final PrintWriter output;

  ListCommand(PrintWriter output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    Plugins bundled = PluginLoader.bundled();
    List<Implementation> implementations =
        new ArrayList<>(new Selector(bundled, Plugins.NONE).select(null, null, List.of()));
    try (Plugins plugins = plugin.source().load(bundled)) {
      if (!plugins.isEmpty()) {
        implementations.addAll(new Selector(bundled, plugins).select(null, null, List.of()));
      }
    }
    Inventory inventory = new Inventory(implementations);
    output.print(inventory.text());
    output.flush();
    if (json != null) {
      OutputFile.write("--json " + json, json, inventory.json());
    }
    return ExitCode.PASS;
  }
}
