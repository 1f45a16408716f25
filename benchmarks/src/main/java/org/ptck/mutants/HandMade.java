package org.ptck.mutants;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Mutants that were made by hand: holes that were closed, and must not open again. */
final class HandMade {

  private HandMade() {}

  /**
   * One of them, as it stands in the file.
   *
   * @param id its name
   * @param why what it stands for
   * @param file the file, from the root of the checkout
   * @param edits what is replaced, each before the one that stands after it
   * @param entries the entry operations beneath it; null for those that fit the file
   * @param variants the styles built in; null for those that use the class
   * @param geometries where it is run; null for the usual ones
   */
  record Entry(
      String id,
      String why,
      String file,
      List<Change> edits,
      @Nullable String entries,
      @Nullable List<String> variants,
      @Nullable List<String> geometries) {

    private Mutation mutation() {
      String module = file.substring(0, file.indexOf('/'));
      String inModule = file.substring((module + "/src/main/java/").length());
      return new Mutation(
          id,
          module,
          inModule,
          Mutation.HAND,
          0,
          "",
          edits.stream().map(edit -> new Mutation.Edit(-1, edit.before(), edit.after())).toList(),
          Setting.of(module, Sources.className(inModule), entries, variants, geometries));
    }
  }

  /**
   * A piece of text that stands in the file once, and what replaces it.
   *
   * @param before the text
   * @param after what replaces it
   */
  record Change(String before, String after) {}

  /** The mutants of a file. */
  static List<Mutation> read(Path file) {
    List<Entry> entries =
        JsonMapper.builder()
            .build()
            .readValue(file.toFile(), new TypeReference<List<Entry>>() {});
    List<Mutation> mutations = new ArrayList<>();
    entries.forEach(entry -> mutations.add(entry.mutation()));
    return mutations;
  }
}
