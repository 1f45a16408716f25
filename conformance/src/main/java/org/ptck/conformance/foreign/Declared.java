package org.ptck.conformance.foreign;

import static org.ptck.spec.fact.Capability.ALLOCATION_FAILURES;
import static org.ptck.spec.fact.Capability.ATOMIC_FAILURE;
import static org.ptck.spec.fact.Capability.BREAK_BEFORE_MAKE;
import static org.ptck.spec.fact.Capability.BRK_ONLY;
import static org.ptck.spec.fact.Capability.COPY_IN;
import static org.ptck.spec.fact.Capability.COPY_OUT;
import static org.ptck.spec.fact.Capability.DISCARD;
import static org.ptck.spec.fact.Capability.ENTRY_EVENTS;
import static org.ptck.spec.fact.Capability.ENTRY_OPERATIONS;
import static org.ptck.spec.fact.Capability.EXECUTE_PERMISSION;
import static org.ptck.spec.fact.Capability.EXIT;
import static org.ptck.spec.fact.Capability.FILE_PRIVATE;
import static org.ptck.spec.fact.Capability.FILE_SHARED;
import static org.ptck.spec.fact.Capability.FLUSH_AT_LOAD;
import static org.ptck.spec.fact.Capability.FLUSH_AT_TRAP;
import static org.ptck.spec.fact.Capability.FORK;
import static org.ptck.spec.fact.Capability.GUARDS;
import static org.ptck.spec.fact.Capability.HARDWARE_DIRTY;
import static org.ptck.spec.fact.Capability.HARDWARE_MARKS;
import static org.ptck.spec.fact.Capability.LATE_RMAP;
import static org.ptck.spec.fact.Capability.LENT_BOOK;
import static org.ptck.spec.fact.Capability.LOAD;
import static org.ptck.spec.fact.Capability.LOCKS;
import static org.ptck.spec.fact.Capability.MAPCOUNTS;
import static org.ptck.spec.fact.Capability.MOVE;
import static org.ptck.spec.fact.Capability.NAMED_REFUSALS;
import static org.ptck.spec.fact.Capability.ONE_CPU_PER_SPACE;
import static org.ptck.spec.fact.Capability.PIN;
import static org.ptck.spec.fact.Capability.PLAIN_MEMORY;
import static org.ptck.spec.fact.Capability.PROTECT;
import static org.ptck.spec.fact.Capability.REFERENCES;
import static org.ptck.spec.fact.Capability.RESIDENT_COUNTERS;
import static org.ptck.spec.fact.Capability.SPAWN;
import static org.ptck.spec.fact.Capability.SYNC;
import static org.ptck.spec.fact.Capability.TRANSLATE;
import static org.ptck.spec.fact.Capability.UNMAP;
import static org.ptck.spec.fact.Capability.UNMAP_BEFORE_DESTROY;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptck.conformance.foreign.call.FunctionTable;
import org.ptck.spec.fact.Capability;

/** What a library can do: what its functions say, and what its words add. */
final class Declared {

  /** The functions without which a manager cannot have the capability. */
  private static final Map<Capability, List<String>> OF_MANAGER =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(SPAWN, List.of("spawn")),
              Map.entry(EXIT, List.of("exit")),
              Map.entry(UNMAP, List.of("unmap")),
              Map.entry(PROTECT, List.of("protect")),
              Map.entry(FORK, List.of("fork")),
              Map.entry(LOAD, List.of("load", "lazy")),
              Map.entry(FILE_SHARED, List.of("map_file")),
              Map.entry(FILE_PRIVATE, List.of("map_file")),
              Map.entry(SYNC, List.of("sync")),
              Map.entry(MOVE, List.of("move")),
              Map.entry(DISCARD, List.of("discard")),
              Map.entry(PIN, List.of("pin", "unpin")),
              Map.entry(COPY_IN, List.of("copy_in")),
              Map.entry(COPY_OUT, List.of("copy_out")),
              Map.entry(TRANSLATE, List.of("translate")),
              Map.entry(UNMAP_BEFORE_DESTROY, List.of("unmap", "exit")),
              Map.entry(NAMED_REFUSALS, List.of("fault"))));

  /** The same for a library of page tables. */
  private static final Map<Capability, List<String>> OF_PAGE_TABLES =
      new EnumMap<>(
          Map.of(
              SPAWN, List.of("create"),
              EXIT, List.of("destroy"),
              UNMAP, List.of("unmap_frames"),
              PROTECT, List.of("protect_frames"),
              DISCARD, List.of("unmap_frames"),
              FORK, List.of("create", "destroy"),
              UNMAP_BEFORE_DESTROY, List.of("unmap_frames", "destroy"),
              BRK_ONLY, List.of("unmap_frames"),
              TRANSLATE, List.of("translate")));

  /** What the manager above page tables does, whatever is below it. */
  private static final Set<Capability> ABOVE_PAGE_TABLES =
      Set.of(NAMED_REFUSALS, ATOMIC_FAILURE, REFERENCES, MAPCOUNTS, RESIDENT_COUNTERS);

  /** Operations that nobody above page tables carries out. */
  private static final Set<Capability> NOT_ABOVE_PAGE_TABLES =
      EnumSet.of(LOAD, FILE_SHARED, FILE_PRIVATE, SYNC, MOVE, PIN, COPY_IN, COPY_OUT, LENT_BOOK);

  /** What {@code map_file} can be asked for; one of them, if it is not both, is said in words. */
  private static final Set<Capability> FILES = Set.of(FILE_SHARED, FILE_PRIVATE);

  /** What only words say, although a function is needed as well. */
  private static final Set<Capability> ONLY_IN_WORDS =
      Set.of(NAMED_REFUSALS, UNMAP_BEFORE_DESTROY, BRK_ONLY);

  /** What the kit does for managers that do not load spaces themselves. */
  private static final Set<Capability> WHERE_THE_KIT_LOADS =
      Set.of(FLUSH_AT_TRAP, FLUSH_AT_LOAD, ONE_CPU_PER_SPACE);

  /** What no words can say: nobody gives a library entry operations, and the rest is known. */
  private static final Set<Capability> NEVER =
      Set.of(
          ALLOCATION_FAILURES,
          BREAK_BEFORE_MAKE,
          ENTRY_OPERATIONS,
          ENTRY_EVENTS,
          GUARDS,
          HARDWARE_DIRTY,
          HARDWARE_MARKS,
          PLAIN_MEMORY);

  private Declared() {}

  /**
   * What a {@code struct ptck_manager} can do.
   *
   * @throws IllegalArgumentException when its words are unknown or its functions contradict them
   */
  static Set<Capability> byManager(FunctionTable functions, Plugin plugin) {
    Set<Capability> words = words(functions, NEVER);
    Set<Capability> all = withFunctions(words, functions, OF_MANAGER);
    if (words.contains(LENT_BOOK)) {
      // What is to be refused for another reason than memory is refused above.
      all.add(NAMED_REFUSALS);
    }
    for (Capability word : WHERE_THE_KIT_LOADS) {
      if (words.contains(word) && all.contains(LOAD)) {
        throw new IllegalArgumentException(
            "'%s' is about spaces that the kit loads: leave load and lazy NULL, or take the word away"
                .formatted(word));
      }
    }
    if (words.stream().anyMatch(FILES::contains)) {
      all.removeIf(capability -> FILES.contains(capability) && !words.contains(capability));
    }
    if (plugin.references() != null) {
      // One count for everything is the mapcount as well.
      all.addAll(Set.of(REFERENCES, MAPCOUNTS, LATE_RMAP));
    } else if (plugin.mapcounts() != null) {
      all.addAll(Set.of(MAPCOUNTS, LATE_RMAP));
    }
    return all;
  }

  /**
   * What the manager above a {@code struct ptck_page_tables} can do.
   *
   * @throws IllegalArgumentException as {@link #byManager}
   */
  static Set<Capability> byPageTables(FunctionTable functions) {
    Set<Capability> never = EnumSet.copyOf(NOT_ABOVE_PAGE_TABLES);
    never.addAll(NEVER);
    Set<Capability> words = words(functions, never);
    Set<Capability> all = withFunctions(words, functions, OF_PAGE_TABLES);
    all.addAll(ABOVE_PAGE_TABLES);
    if (words.contains(BRK_ONLY)) {
      // To forget what is in the middle is to unmap it there.
      all.remove(DISCARD);
    }
    if (words.contains(LOCKS)) {
      // Pages are counted when the library has returned, and has released its locks.
      all.add(LATE_RMAP);
    }
    return all;
  }

  /**
   * What a {@code struct ptck_entries} can do.
   *
   * @throws IllegalArgumentException when its words are unknown
   */
  static Set<Capability> byEntries(FunctionTable functions) {
    Set<Capability> never = EnumSet.copyOf(NEVER);
    never.add(LENT_BOOK);
    // What mappings say is the manager's.
    never.add(EXECUTE_PERMISSION);
    for (Capability capability : Capability.values()) {
      if (capability.kind() == Capability.Kind.OPERATION
          || capability.kind() == Capability.Kind.LIMIT
          || WHERE_THE_KIT_LOADS.contains(capability)) {
        // Requests are the manager's, above.
        never.add(capability);
      }
    }
    return words(functions, never);
  }

  private static Set<Capability> withFunctions(
      Set<Capability> words,
      FunctionTable functions,
      Map<Capability, List<String>> functionsNeeded) {
    Set<Capability> all = EnumSet.noneOf(Capability.class);
    all.addAll(words);
    functionsNeeded.forEach(
        (capability, needed) -> {
          String lacking = functions.lacking(needed);
          if (lacking == null && !ONLY_IN_WORDS.contains(capability)) {
            all.add(capability);
          } else if (lacking != null && words.contains(capability)) {
            throw new IllegalArgumentException(
                "'%s' needs the function %s: set it, or take the word away"
                    .formatted(capability, lacking));
          }
        });
    return all;
  }

  private static Set<Capability> words(FunctionTable functions, Set<Capability> never) {
    List<Capability> known =
        List.of(Capability.values())
            .stream()
            .filter(capability -> !never.contains(capability))
            .toList();
    Set<Capability> words = EnumSet.noneOf(Capability.class);
    words.addAll(Words.read(functions.words(), known, Capability::name));
    return words;
  }
}
