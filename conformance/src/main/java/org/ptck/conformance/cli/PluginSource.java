package org.ptck.conformance.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.report.PluginOption;

/**
 * Where implementations of a user are, as options say it.
 *
 * @param jars jars with providers; empty for none
 * @param library a shared library; null for none
 */
record PluginSource(List<Path> jars, @Nullable Path library) {

  static final String PLUGIN_PATH = "--plugin-path";
  static final String NATIVE = "--native";

  /**
   * What is there; nothing if no option names anything.
   *
   * @throws CommandFailure when it cannot be used
   */
  Plugins load(Plugins bundled) {
    if (library == null) {
      return PluginLoader.load(jars, bundled);
    }
    if (!jars.isEmpty()) {
      throw CommandFailure.usage(
          "%s and %s exclude each other; give one".formatted(PLUGIN_PATH, NATIVE));
    }
    return NativeLoader.load(library, bundled);
  }

  /** The options again, for a command that a report suggests. */
  List<PluginOption> given() {
    List<PluginOption> given = new ArrayList<>();
    jars.forEach(jar -> given.add(new PluginOption(PLUGIN_PATH, jar)));
    if (library != null) {
      given.add(new PluginOption(NATIVE, library));
    }
    return given;
  }
}
