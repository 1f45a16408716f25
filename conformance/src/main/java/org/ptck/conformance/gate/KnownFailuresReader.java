package org.ptck.conformance.gate;

import io.vavr.control.Either;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.Spelling;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** Reads lists of known failures. */
public final class KnownFailuresReader {

  private static final List<String> FIELDS =
      List.of(KnownFailures.OWNER, KnownFailures.EXPIRES, KnownFailures.REASON);

  private final String name;
  private final boolean mayBeOpen;
  private final List<Block> blocks = new ArrayList<>();
  private final Set<String> titles = new HashSet<>();

  private KnownFailuresReader(String name, boolean mayBeOpen) {
    this.name = name;
    this.mayBeOpen = mayBeOpen;
  }

  /**
   * Reads a list.
   *
   * @param name the file, for messages
   * @param mayBeOpen whether a {@code ?} may stand where a person has something to fill in
   * @return the list, or what is wrong with it, where, and what to do about it
   */
  public static Either<String, KnownFailures> read(
      String name, String text, boolean mayBeOpen) {
    try {
      return Either.right(new KnownFailuresReader(name, mayBeOpen).read(text));
    } catch (Refusal refusal) {
      return Either.left(String.valueOf(refusal.getMessage()));
    }
  }

  /** Ends the reading. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message, null, false, false);
    }
  }

  /** A line and its number, from 1. */
  private record Line(int number, String text) {
    String head() {
      return text.split("\\s+", 2)[0];
    }

    String rest() {
      String[] parts = text.split("\\s+", 2);
      return parts.length == 2 ? parts[1] : "";
    }
  }

  private Refusal refusal(int line, String sentence, Object... words) {
    return new Refusal("%s:%d: ".formatted(name, line) + sentence.formatted(words));
  }

  private KnownFailures read(String text) {
    List<Line> block = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        end(block);
      } else {
        block.add(new Line(number, line.strip()));
      }
    }
    end(block);
    return new KnownFailures(blocks);
  }

  private void end(List<Line> block) {
    List<String> comment =
        block.stream().map(Line::text).filter(KnownFailuresReader::isComment).toList();
    List<Line> lines = block.stream().filter(line -> !isComment(line.text())).toList();
    if (!lines.isEmpty()) {
      blocks.add(entry(comment, lines));
    } else if (!comment.isEmpty()) {
      blocks.add(new Block.Remark(comment));
    }
    block.clear();
  }

  private static boolean isComment(String line) {
    return line.startsWith("#");
  }

  private Block.Entry entry(List<String> comment, List<Line> lines) {
    Line head = lines.getFirst();
    boolean isVacuous = head.head().equals(KnownFailures.VACUOUS);
    String rule = rule(head, isVacuous ? head.rest() : head.head());
    if (!isVacuous && head.rest().isEmpty()) {
      throw refusal(
          head.number(), "%s names no scenario; write '%s FILE', or 'vacuous %s' if it is never"
              + " exercised",
          rule, rule, rule);
    }
    Terms terms = terms(head, lines.subList(1, lines.size()));
    Block.Entry entry =
        isVacuous
            ? new Block.Vacuous(comment, rule, terms)
            : new Block.Repro(comment, rule, head.rest(), terms);
    if (!titles.add(entry.title())) {
      throw refusal(head.number(), "'%s' is on the list twice; delete one", entry.title());
    }
    return entry;
  }

  private String rule(Line head, String id) {
    List<String> ids = Catalogue.all().stream().map(Rule::id).toList();
    if (!ids.contains(id)) {
      String hint = Spelling.closest(id, ids).map("; did you mean '%s'?"::formatted).orElse("");
      throw refusal(
          head.number(),
          FIELDS.contains(head.head())
              ? "'%s' belongs to no entry; a blank line ends one, take it out"
              : "'%s' is no rule; an entry begins with 'RULE FILE' or 'vacuous RULE'%s",
          FIELDS.contains(head.head()) ? head.head() : id,
          hint);
    }
    return id;
  }

  private Terms terms(Line head, List<Line> lines) {
    Map<String, Line> fields = new LinkedHashMap<>();
    for (Line line : lines) {
      if (!FIELDS.contains(line.head())) {
        throw refusal(
            line.number(),
            "'%s' is no field; there are %s, and a blank line between entries",
            line.head(),
            String.join(", ", FIELDS));
      }
      if (fields.put(line.head(), line) != null) {
        throw refusal(line.number(), "the entry has '%s' twice; delete one", line.head());
      }
    }
    String owner = value(head, fields, KnownFailures.OWNER, "who answers for it");
    String expires =
        value(head, fields, KnownFailures.EXPIRES, "the last day on which it may fail, YYYY-MM-DD");
    String reason = value(head, fields, KnownFailures.REASON, "why it may fail until then");
    return new Terms(owner, day(fields, expires), reason);
  }

  private String value(Line head, Map<String, Line> fields, String field, String meaning) {
    Line line = fields.get(field);
    if (line == null || line.rest().isEmpty()) {
      throw refusal(
          line == null ? head.number() : line.number(),
          "the entry has no %s; write '  %s', and behind it %s",
          field,
          field,
          meaning);
    }
    if (line.rest().startsWith(Terms.OPEN) && !mayBeOpen) {
      throw refusal(
          line.number(), "'%s ?' is still to be filled in; write %s", field, meaning);
    }
    return line.rest();
  }

  private @Nullable LocalDate day(Map<String, Line> fields, String text) {
    if (text.equals(Terms.OPEN)) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      Line line = fields.get(KnownFailures.EXPIRES);
      throw refusal(
          line == null ? 1 : line.number(), "'%s' is no day; write YYYY-MM-DD", text);
    }
  }
}
