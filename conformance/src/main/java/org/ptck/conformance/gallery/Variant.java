package org.ptck.conformance.gallery;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ptck.reference.Parts;
import org.ptck.reference.style.Style;
import org.ptck.spec.plugin.EntryOperationsProvider;

/**
 * The reference manager, or bundled entry operations beneath it, with something changed: a bug,
 * which has to be caught, or a legal style, which has to pass.
 *
 * @param id the name given to {@code --variant} or {@code --bug}
 * @param kind whether it is wrong
 * @param title what is done differently, in a few words
 * @param source where it really happened; for the kit's own, what it is like
 * @param rules the rules that may be the first to object; empty for a legal style
 * @param styles the legal styles; empty for a bug
 * @param change what a bug does to the parts of the manager; nothing for a legal style
 * @param entries what it does to the entry operations; null if nothing
 */
public record Variant(
    String id,
    Kind kind,
    String title,
    String source,
    Set<String> rules,
    Set<Style> styles,
    UnaryOperator<Parts> change,
    @Nullable EntriesChange entries) {

  /** Whether a variant is wrong. */
  public enum Kind {
    /** It is wrong, and some rule has to object. */
    BUG,
    /** It is correct, and no rule may object. */
    LEGAL
  }

  static Variant bug(
      String id, String title, String source, Set<String> rules, UnaryOperator<Parts> change) {
    return new Variant(id, Kind.BUG, title, source, rules, Set.of(), change, null);
  }

  static Variant entriesBug(
      String id, String title, String source, Set<String> rules, EntriesChange change) {
    return new Variant(
        id, Kind.BUG, title, source, rules, Set.of(), UnaryOperator.identity(), change);
  }

  static Variant legal(String id, String title, String source, Set<Style> styles) {
    return new Variant(
        id, Kind.LEGAL, title, source, Set.of(), styles, UnaryOperator.identity(), null);
  }

  static Variant legalEntries(String id, String title, String source, EntriesChange change) {
    return new Variant(
        id, Kind.LEGAL, title, source, Set.of(), Set.of(), UnaryOperator.identity(), change);
  }

  /** The name of the entry operations that the variant changes; null if it goes with any. */
  public @Nullable String entriesName() {
    return entries == null ? null : entries.entries();
  }

  /** Whether the variant can be built over the entry operations. */
  public boolean fits(EntryOperationsProvider layer) {
    return entries == null || entries.entries().equals(layer.name());
  }
}
