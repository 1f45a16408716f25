package org.ptck.spec.rule;

import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.ptck.spec.fact.hardware.Breach;

/**
 * A part of a rule's statement, and what holds an implementation to it.
 *
 * <p>Either something looks, a check or the machine itself, or the clause says that nothing does
 * yet: a statement promises no more than what is looked at.
 *
 * @param text the words, as they stand in the statement, with what follows them: a comma, a full
 *   stop
 * @param checks the predicates that it stands for; all have to hold
 * @param breaches what the machine itself refuses to carry out, because it says so
 * @param notYet why nothing holds it yet; empty if something does
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Clause(String text, List<Check> checks, Set<Breach> breaches, String notYet) {

  private static final String PUNCTUATION = ",;.:";

  /** Checks that the clause says what holds it, and copies the collections. */
  public Clause {
    checks = List.copyOf(checks);
    breaches = Set.copyOf(breaches);
    if (text.isBlank()) {
      throw new IllegalArgumentException("a clause without words");
    }
    if (notYet.isBlank() == (checks.isEmpty() && breaches.isEmpty())) {
      throw new IllegalArgumentException(
          "'%s' needs something that looks, or a word why nothing does yet; not both"
              .formatted(text));
    }
  }

  /** A clause that checks hold. */
  public static Clause of(String text, Check... checks) {
    return new Clause(text, List.of(checks), Set.of(), "");
  }

  /** A clause that the machine holds: it answers these calls with a breach. */
  public static Clause ofMachine(String text, Breach... breaches) {
    return new Clause(text, List.of(), Set.of(breaches), "");
  }

  /**
   * A clause that nothing holds yet.
   *
   * @param why what is missing, in a few words
   */
  public static Clause notYet(String text, String why) {
    return new Clause(text, List.of(), Set.of(), why);
  }

  /** The same clause, which the machine holds as well. */
  public Clause andMachine(Breach... more) {
    return new Clause(text, checks, Set.of(more), notYet);
  }

  /** The words as they are printed: with "(not yet: ...)" where nothing looks. */
  public String sentence() {
    if (notYet.isBlank()) {
      return text;
    }
    int end = text.length();
    while (end > 0 && PUNCTUATION.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return "%s (not yet: %s)%s".formatted(text.substring(0, end), notYet, text.substring(end));
  }
}
