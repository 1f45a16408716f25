package org.ptck.conformance.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where implementations of a user are. */
final class PluginOptions {

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Option(
      names = PluginSource.PLUGIN_PATH,
      paramLabel = "JAR",
      arity = "1..*",
      description = "Jars with implementations; without --manager only these are meant.")
  private List<Path> jars = new ArrayList<>();

  @Option(
      names = PluginSource.NATIVE,
      paramLabel = "LIB",
      description = "A shared library with an implementation in C (ptck.h) instead.")
  private @Nullable Path library;
  // spotless:on

  /** What the options name. */
  PluginSource source() {
    return new PluginSource(jars, library);
  }
}
