package org.ptck.mutants;

import java.util.List;

/**
 * A change of one source file.
 *
 * @param id its name, unique in a campaign
 * @param module the module: {@code impl-reference} or {@code impl-contpte}
 * @param file the file below the module's source folder, with {@code /}
 * @param kind what is changed; the word {@code HAND} for one made by hand
 * @param line the line at which the first edit begins, from 1; 0 for one made by hand
 * @param method the method it is in; empty for one made by hand
 * @param edits what is replaced; at least one
 * @param setting how the mutant is to be run
 */
record Mutation(
    String id,
    String module,
    String file,
    String kind,
    int line,
    String method,
    List<Edit> edits,
    Setting setting) {

  /** The kind of mutations that were made by hand. */
  static final String HAND = "HAND";

  /**
   * A piece of text that is replaced by another.
   *
   * @param start the index of its first character in the file; -1 if it is to be looked for, and
   *   has to be there exactly once
   * @param before the text as it stands in the file
   * @param after what replaces it
   */
  record Edit(int start, String before, String after) {

    private String in(String source, String file) {
      int at = start >= 0 ? start : source.indexOf(before);
      if (at < 0 || !source.startsWith(before, at)) {
        throw new IllegalArgumentException("%s does not contain: %s".formatted(file, before));
      }
      if (start < 0 && source.indexOf(before, at + 1) >= 0) {
        throw new IllegalArgumentException(
            "%s contains more than once: %s".formatted(file, before));
      }
      return source.substring(0, at) + after + source.substring(at + before.length());
    }
  }

  /** The same mutation under another name. */
  Mutation named(String newId) {
    return new Mutation(newId, module, file, kind, line, method, edits, setting);
  }

  /**
   * The changed source.
   *
   * @throws IllegalArgumentException if the file does not contain what is to be replaced
   */
  String in(String source) {
    String changed = source;
    for (Edit edit : edits) {
      changed = edit.in(changed, file);
    }
    return changed;
  }

  /** Where it is and what it does, in one line; the same in every campaign on the same source. */
  String signature() {
    StringBuilder text = new StringBuilder(file.substring(file.lastIndexOf('/') + 1));
    text.append(' ').append(method);
    for (Edit edit : edits) {
      text.append(" | ")
          .append(oneLine(edit.before()))
          .append(" -> ")
          .append(oneLine(edit.after()));
    }
    return text.toString();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
