package org.ptck.mutants;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws mutants from all candidates: each kind by its share, and not too many of one file.
 *
 * <p>A function of the candidates and the seed.
 */
final class Draw {

  /** Half as many again as are wanted, since some do not compile. */
  private static final double SURPLUS = 1.5;

  private Draw() {}

  /** Mutants in the order in which they are to be tried, named {@code m000} and so on. */
  static List<Mutation> of(List<Mutation> candidates, int count, long seed) {
    Random random = new Random(seed);
    Map<MutationKind, List<Mutation>> byKind = new EnumMap<>(MutationKind.class);
    for (Mutation candidate : candidates) {
      byKind.computeIfAbsent(MutationKind.valueOf(candidate.kind()), _ -> new ArrayList<>())
          .add(candidate);
    }
    List<Mutation> drawn = new ArrayList<>();
    byKind.forEach((kind, all) -> {
      Collections.shuffle(all, random);
      drawn.addAll(some(all, (int) Math.ceil(SURPLUS * count * kind.share() / 100)));
    });
    Collections.shuffle(drawn, random);
    List<Mutation> named = new ArrayList<>();
    for (Mutation mutation : drawn) {
      named.add(mutation.named("m%03d".formatted(named.size())));
    }
    return named;
  }

  private static List<Mutation> some(List<Mutation> all, int wanted) {
    int perFileMax = 2 + wanted / 8;
    Map<String, Integer> perFile = new HashMap<>();
    List<Mutation> some = new ArrayList<>();
    for (Mutation mutation : all) {
      if (some.size() < wanted && perFile.merge(mutation.file(), 1, Integer::sum) <= perFileMax) {
        some.add(mutation);
      }
    }
    return some;
  }
}
