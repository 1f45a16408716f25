package org.ptck.spec.fact.hardware;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Which locks guard what, as an implementation declares it. What is not declared is not asked for.
 *
 * <p>A value: it never changes.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Guards {

  /** Nothing is declared. */
  public static final Guards UNDECLARED = new Guards(Map.of());

  private final Map<Guarded, List<Guard>> declared = new EnumMap<>(Guarded.class);

  private Guards(Map<Guarded, List<Guard>> declared) {
    this.declared.putAll(declared);
  }

  /**
   * The same, and the thing is guarded by these locks; by none, if it is lockless by design.
   *
   * @throws IllegalArgumentException if there cannot be such a lock for the thing
   */
  public Guards with(Guarded thing, Guard... guards) {
    for (Guard guard : guards) {
      if (!thing.keys().contains(guard.key())) {
        throw new IllegalArgumentException(
            "%s cannot be guarded by a lock for each %s, only by one for %s"
                .formatted(thing, guard.key(), thing.keys()));
      }
    }
    Guards more = new Guards(declared);
    more.declared.put(thing, List.of(guards));
    return more;
  }

  /** Whether anything is declared. */
  public boolean isAnythingDeclared() {
    return !declared.isEmpty();
  }

  /** Whether it is declared what guards the thing, be it that nothing does. */
  public boolean isDeclared(Guarded thing) {
    return declared.containsKey(thing);
  }

  /** The locks that guard the thing; empty if it is lockless by design, or nothing is declared. */
  public List<Guard> of(Guarded thing) {
    return declared.getOrDefault(thing, List.of());
  }
}
