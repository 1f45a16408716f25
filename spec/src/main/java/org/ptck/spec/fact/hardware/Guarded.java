package org.ptck.spec.fact.hardware;

import java.util.Set;
import org.apiguardian.api.API;
import org.ptck.spec.fact.hardware.Guard.Key;

/**
 * Shared state that a lock may guard.
 *
 * <p>Which locks guard it is the implementation's own decision, declared as {@link Guards}. Where
 * several locks are declared, all of them are needed, but for {@link #ENTRIES}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Guarded {
  /** The links of the reverse mapping. They are added and removed with the lock exclusive. */
  REVERSE_LINKS(Key.ONE, Key.FILE, Key.SPACE),
  /**
   * What a space maps. Whoever maps, unmaps, protects, moves or ends it, or makes it as the child
   * of a fork, has the lock exclusively at some moment of the operation.
   */
  MAPPINGS(Key.ONE, Key.SPACE),
  /**
   * Leaf entries of a space that a CPU has loaded. They are filled, changed and cleared while any
   * one of the locks is held in any mode, by which they were reached: that of the space, or that of
   * a file or folio whose pages they map.
   */
  ENTRIES(Key.ONE, Key.SPACE, Key.FILE, Key.FOLIO),
  /**
   * Entries of all tables, where there is no lock for each: a lock for all, or for all of a space.
   * They are written with the lock exclusive. Declared with no lock at all, they are lockless by
   * design (LCK-3 is not asked); not declared, the lock of the table guards them.
   */
  TABLES(Key.ONE, Key.SPACE),
  /**
   * Which spaces there are. Roots are set and dropped with the lock exclusive; a space is loaded
   * while it is held in any mode.
   */
  SPACES(Key.ONE, Key.SPACE),
  /** What is cached of a file. Folios come and go with the lock exclusive. */
  PAGE_CACHE(Key.ONE, Key.FILE, Key.FOLIO),
  /** Write-back. The data of a folio is taken with the lock exclusive. */
  WRITE_BACK(Key.ONE, Key.FILE, Key.FOLIO),
  /** What CPUs have loaded, and which ids are retired. Both change with the lock exclusive. */
  CONTEXTS(Key.ONE),
  /** Pins. They are opened and closed with the lock exclusive. */
  PINS(Key.ONE, Key.FOLIO);

  private final Set<Key> keys;

  Guarded(Key... keys) {
    this.keys = Set.of(keys);
  }

  /** How locks that guard it can be told apart. */
  public Set<Key> keys() {
    return keys;
  }
}
