package org.ptck.conformance.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.Variant;
import picocli.CommandLine.Option;

/** The options that say which implementation is meant. */
final class ImplementationOptions {

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Option(
      names = "--manager",
      paramLabel = "NAME",
      description = "The memory manager; ./ptck list names them. Default: all.")
  @Nullable String manager;

  @Option(
      names = "--entries",
      paramLabel = "NAME",
      description = "The entry operations beneath it; ./ptck list names them. Default: all.")
  @Nullable String entries;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "A bug or a legal style in the reference manager. May be repeated.")
  List<String> variants = new ArrayList<>();

  @Option(
      names = "--bug",
      paramLabel = "ID",
      description = "A bug of the gallery in the reference manager.")
  @Nullable String bug;
  // spotless:on

  /** Whether any option says what to run. */
  boolean isGiven() {
    return manager != null || entries != null || !variants.isEmpty() || bug != null;
  }

  /** The variants named by the options. */
  List<Variant> resolveVariants() {
    if (bug == null) {
      return resolve("--variant", variants);
    }
    if (!variants.isEmpty()) {
      throw CommandFailure.usage(
          "--variant and --bug exclude each other; a bug may be named by --variant too");
    }
    List<Variant> bugs =
        Gallery.all().stream().filter(variant -> variant.kind() == Variant.Kind.BUG).toList();
    return List.of(Names.find("--bug", "bug", bug, bugs, Variant::id));
  }

  /** The variants of the names. */
  static List<Variant> resolve(String option, List<String> names) {
    List<Variant> found = new ArrayList<>();
    for (String name : names) {
      found.add(Names.find(option, "variant", name, Gallery.all(), Variant::id));
    }
    return found;
  }
}
