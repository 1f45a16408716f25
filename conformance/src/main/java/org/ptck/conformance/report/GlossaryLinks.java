package org.ptck.conformance.report;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptck.spec.rule.family.Catalogue;

/** Links from the words of rules to the glossary, and from ids of rules to their sections. */
final class GlossaryLinks {

  static final String PAGE = "glossary.md";

  /**
   * Forms of terms, each with the term of the glossary. Not all: some are words of everyday
   * language as well, such as "change", "order" or "leaves".
   */
  private static final Map<String, String> TERMS =
      Map.ofEntries(
          entry("address spaces?", "address space"),
          entry("spaces?", "space"),
          entry("alias", "alias"),
          entry("break-before-make", "break-before-make"),
          entry("contiguous blocks?", "contiguous block"),
          entry("detached", "detached table"),
          entry("dirty marks?", "dirty mark"),
          entry("discards?", "discard"),
          entry("entry|entries", "entry"),
          entry("events?", "event"),
          entry("exclusive(?= if| anonymous|;)", "exclusive mark"),
          entry("faults?", "fault"),
          entry("fetch(?:ed)?", "fetch"),
          entry("flush(?:es|ed)?", "flush"),
          entry("folded|unfolded", "fold"),
          entry("folios?", "folio"),
          entry("frames?", "frame"),
          entry("gathered", "gathered state"),
          entry("marked global", "global translation"),
          entry("grace periods?", "grace period"),
          entry("ids?", "id"),
          entry("in hand", "in hand"),
          entry("invalidations?", "invalidation"),
          entry("lazy(?! freeing)", "lazy"),
          entry("leaf", "leaf"),
          entry("links?", "link"),
          entry("lockless walkers?|lockless walk", "lockless walker"),
          entry("mapcounts?", "mapcount"),
          entry("mappings?", "mapping"),
          entry("page cache", "page cache"),
          entry("pins?|pinned", "pin"),
          entry("queues?", "queue"),
          entry("quiescent", "quiescent"),
          entry("refcounts?", "refcount"),
          entry("references?", "reference"),
          entry("resident-set counters", "resident counters"),
          entry("retired", "retire"),
          entry("reverse mapping", "rmap"),
          entry("roots?", "root"),
          entry("scenarios?", "scenario"),
          entry("storage", "storage"),
          entry("styles?", "style"),
          entry("targets?", "target"),
          entry("TLBs?", "TLB"),
          entry("usable", "usable"),
          entry("user range", "user range"),
          entry("walk[- ]caches?", "walk cache"),
          entry("write-back", "write-back"));

  private static final Pattern RULE = Pattern.compile("[A-Z]{3}-\\d+");

  /** Longer forms first, so that of two that begin alike the whole one is found. */
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<![\\w-])(?:%s|%s)(?![\\w-])"
              .formatted(
                  RULE.pattern(),
                  TERMS.keySet()
                      .stream()
                      .sorted(
                          Comparator.comparingInt(String::length)
                              .reversed()
                              .thenComparing(Comparator.naturalOrder()))
                      .collect(Collectors.joining("|"))),
          Pattern.CASE_INSENSITIVE);

  private GlossaryLinks() {}

  /** The text, with a link where it first uses a term or names a rule. */
  static String linked(String text) {
    Set<String> used = new HashSet<>();
    StringBuilder linked = new StringBuilder();
    Matcher words = WORDS.matcher(text);
    while (words.find()) {
      String found = words.group();
      String link = link(found, text.substring(words.start()));
      words.appendReplacement(
          linked, Matcher.quoteReplacement(used.add(target(link)) ? link : found));
    }
    return words.appendTail(linked).toString();
  }

  private static String link(String found, String rest) {
    if (RULE.matcher(found).matches()) {
      return isRule(found) ? Anchors.link(found, "", found) : found;
    }
    return term(rest).map(term -> Anchors.link(found, PAGE, term)).orElse(found);
  }

  private static boolean isRule(String id) {
    return Catalogue.rule(id).isPresent()
        || Catalogue.awaited().stream().anyMatch(rule -> rule.id().equals(id));
  }

  /** The term that the text begins with, by its longest form. */
  private static Optional<String> term(String text) {
    return TERMS.entrySet()
        .stream()
        .filter(
            form -> Pattern.compile("(?:" + form.getKey() + ")(?![\\w-])", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .lookingAt())
        .max(Comparator.comparingInt(form -> form.getKey().length()))
        .map(Map.Entry::getValue);
  }

  private static String target(String link) {
    return link.substring(link.lastIndexOf('(') + 1).toLowerCase(Locale.ROOT);
  }
}
