package org.ptck.conformance.foreign;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptck.spec.fact.Capability;

/** What a library can do: what its functions say, and what its words add. */
final class Declared {

  /** The functions without which a manager cannot have the capability. */
  private static final Map<Capability, List<String>> OF_MANAGER =
      new EnumMap<>(
          Map.of(
              Capability.PROTECT, List.of("protect"),
              Capability.FORK, List.of("fork"),
              Capability.LOAD, List.of("load", "lazy"),
              Capability.FILE_SHARED, List.of("map_file"),
              Capability.FILE_PRIVATE, List.of("map_file"),
              Capability.SYNC, List.of("sync"),
              Capability.MOVE, List.of("move"),
              Capability.DISCARD, List.of("discard"),
              Capability.PIN, List.of("pin", "unpin"),
              Capability.NAMED_REFUSALS, List.of("fault")));

  /** What {@code map_file} can be asked for; one of them, if it is not both, is said in words. */
  private static final Set<Capability> FILES =
      Set.of(Capability.FILE_SHARED, Capability.FILE_PRIVATE);

  /** What only words say, although a function is needed as well. */
  private static final Set<Capability> ONLY_IN_WORDS = Set.of(Capability.NAMED_REFUSALS);

  /** What no library can have. */
  private static final Set<Capability> NEVER = Set.of(Capability.ENTRY_OPERATIONS);

  private Declared() {}

  /**
   * What a {@code struct ptck_manager} can do.
   *
   * @throws IllegalArgumentException when its words are unknown or its functions contradict them
   */
  static Set<Capability> byManager(FunctionTable functions) {
    Set<Capability> words = words(functions);
    Set<Capability> all = EnumSet.noneOf(Capability.class);
    all.addAll(words);
    OF_MANAGER.forEach(
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
    if (words.stream().anyMatch(FILES::contains)) {
      all.removeIf(capability -> FILES.contains(capability) && !words.contains(capability));
    }
    return all;
  }

  /**
   * What the words of any table name.
   *
   * @throws IllegalArgumentException when a word is unknown
   */
  static Set<Capability> words(FunctionTable functions) {
    List<Capability> known = new ArrayList<>(List.of(Capability.values()));
    known.removeAll(NEVER);
    Set<Capability> words = EnumSet.noneOf(Capability.class);
    words.addAll(Words.read(functions.words(), known, Capability::name));
    return words;
  }
}
