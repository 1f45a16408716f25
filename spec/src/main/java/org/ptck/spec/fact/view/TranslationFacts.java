package org.ptck.spec.fact.view;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What CPUs may still hold of translations and paths that are gone. */
@Facts(FactGroup.TRANSLATIONS)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface TranslationFacts {

  /**
   * The translations that CPUs can still use for addresses that the entry translates otherwise: old
   * leaves that were not invalidated, and those that a cached path to a table still leads to. Of a
   * link, what the leaves below it translate otherwise. Whether two targets hold the same is part
   * of it.
   *
   * @return one for each old translation; empty where there is none
   */
  @Facts({FactGroup.TRANSLATIONS, FactGroup.DATA})
  List<StaleConflict> staleConflicts(long entry);

  /**
   * The flushes that the actor's operation has come to owe, done or not: one for each translation
   * and path that it took away, and for each that it took out of a queue.
   */
  int narrowedBy(int actor);

  /**
   * The last instructions that invalidated in the actor's operation, the earliest first: each as it
   * is written, and what it reached. Empty where it used none, but typed calls.
   */
  List<String> instructionsOf(int actor);

  /** A translation or path that is usable, whose flush the actor's operation owes; or null. */
  @Nullable StaleTranslation usableStale(int actor);

  /**
   * Whether stale translations or paths of the space that the CPU has loaded are left on it, those
   * excepted whose flush waits in a queue.
   */
  boolean staleLeftOn(int cpu);

  /**
   * A translation marked global that was made for another space than the one that the CPU has
   * loaded, and can be used there, where the tables translate the address otherwise; or null.
   */
  @Nullable StaleTranslation globalLeftOn(int cpu);

  /** Whether a CPU could reach the page now through a translation whose entry is gone. */
  boolean isReachableStale(long page);

  /** Whether a walk cache could still offer a path to the table that its links no longer do. */
  boolean isCachedPath(long table);

  /** Whether any CPU may have cached a translation made from the entry. */
  boolean mayBeCached(long entry);
}
