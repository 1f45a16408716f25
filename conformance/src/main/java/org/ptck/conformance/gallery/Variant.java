package org.ptck.conformance.gallery;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.ptck.reference.Parts;
import org.ptck.reference.style.Style;

/**
 * The reference manager with something changed: a bug, which has to be caught, or a legal style,
 * which has to pass.
 *
 * @param id the name given to {@code --variant} or {@code --bug}
 * @param kind whether it is wrong
 * @param title what is done differently, in a few words
 * @param source where it really happened; for the kit's own, what it is like
 * @param rules the rules that may be the first to object; empty for a legal style
 * @param styles the legal styles; empty for a bug
 * @param change what a bug does to the parts; changes nothing for a legal style
 */
public record Variant(
    String id,
    Kind kind,
    String title,
    String source,
    Set<String> rules,
    Set<Style> styles,
    UnaryOperator<Parts> change) {

  /** Whether a variant is wrong. */
  public enum Kind {
    /** It is wrong, and some rule has to object. */
    BUG,
    /** It is correct, and no rule may object. */
    LEGAL
  }

  static Variant bug(
      String id, String title, String source, Set<String> rules, UnaryOperator<Parts> change) {
    return new Variant(id, Kind.BUG, title, source, rules, Set.of(), change);
  }

  static Variant legal(String id, String title, String source, Set<Style> styles) {
    return new Variant(
        id, Kind.LEGAL, title, source, Set.of(), styles, UnaryOperator.identity());
  }
}
