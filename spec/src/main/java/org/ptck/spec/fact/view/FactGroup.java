package org.ptck.spec.fact.view;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A group of facts: questions that a {@link MachineView} can answer together, or not at all.
 *
 * <p>A view says which it answers, a check which it reads; what reads a fact that is not answered
 * is not asked. This is about who looks, not about who is looked at: an implementation that takes
 * no locks has none held, and a view of it answers {@link #LOCKS} so.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum FactGroup {
  /** What folios there are, and how they are counted and marked: {@link FolioFacts}. */
  FOLIOS,
  /** What pages and storage hold: {@link DataFacts}. */
  DATA,
  /** What folios cache, and who says that they are dirty: {@link FileFacts}. */
  FILES,
  /** Pins that are open: {@link PinFacts}. */
  PINS,
  /** Resident counters: {@link ResidentFacts}. */
  RESIDENT,
  /** The links of the reverse mapping: {@link ReverseFacts}. */
  REVERSE,
  /** Page tables and their life: {@link TableFacts}. */
  TABLES,
  /** Entries, where they translate, and how many lead to a page: {@link EntryFacts}. */
  ENTRIES,
  /** Contiguous blocks: {@link BlockFacts}. */
  BLOCKS,
  /** Spaces, and who has them loaded: {@link SpaceFacts}. */
  SPACES,
  /** What spaces map and operations ask for: {@link MappingFacts}. */
  MAPPINGS,
  /** What CPUs may still hold of what is gone: {@link TranslationFacts}. */
  TRANSLATIONS,
  /** Locks: {@link LockFacts}. */
  LOCKS,
  /** Lockless walkers, and what waits for them: {@link WalkerFacts}. */
  WALKERS,
  /** Flushes and references that wait in queues: {@link DebtFacts}. */
  DEBTS;

  /** Every group, in order. */
  public static final Set<FactGroup> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(FactGroup.class));

  /** Those of the groups that are not answered, in order. */
  public static Set<FactGroup> missing(Set<FactGroup> groups, Set<FactGroup> answered) {
    Set<FactGroup> missing = EnumSet.noneOf(FactGroup.class);
    missing.addAll(groups);
    missing.removeAll(answered);
    return Collections.unmodifiableSet(missing);
  }

  /** The groups by name, in their order: {@code FILES, LOCKS}. */
  public static String named(Set<FactGroup> groups) {
    return Stream.of(values())
        .filter(groups::contains)
        .map(Enum::name)
        .collect(Collectors.joining(", "));
  }
}
