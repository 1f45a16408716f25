package org.ptck.conformance.gate;

import java.util.List;

/** A part of a list of known failures; blank lines stand between parts. */
public sealed interface Block {

  /**
   * Lines that belong to no entry.
   *
   * @param lines each begins with {@code #}; not empty
   */
  record Remark(List<String> lines) implements Block {
    /** Copies the list. */
    public Remark {
      lines = List.copyOf(lines);
    }
  }

  /** Something that may fail for a while. */
  sealed interface Entry extends Block {

    /** The lines above it, each of which begins with {@code #}. */
    List<String> comment();

    /** The id of the rule. */
    String rule();

    /** On which terms. */
    Terms terms();

    /** Its first line in the list, which names it. */
    String title();

    /** The same on other terms. */
    Entry on(Terms other);
  }

  /**
   * A rule that is violated.
   *
   * @param file the scenario that shows it, relative to the list, with slashes
   */
  record Repro(List<String> comment, String rule, String file, Terms terms) implements Entry {
    /** Copies the list. */
    public Repro {
      comment = List.copyOf(comment);
    }

    @Override
    public String title() {
      return rule + " " + file;
    }

    @Override
    public Repro on(Terms other) {
      return new Repro(comment, rule, file, other);
    }
  }

  /** A rule whose premise never holds, so that nothing is looked at. */
  record Vacuous(List<String> comment, String rule, Terms terms) implements Entry {
    /** Copies the list. */
    public Vacuous {
      comment = List.copyOf(comment);
    }

    @Override
    public String title() {
      return KnownFailures.VACUOUS + " " + rule;
    }

    @Override
    public Vacuous on(Terms other) {
      return new Vacuous(comment, rule, other);
    }
  }
}
