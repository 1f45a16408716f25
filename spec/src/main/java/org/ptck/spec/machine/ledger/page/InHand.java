package org.ptck.spec.machine.ledger.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.hardware.Guard;
import org.ptck.spec.fact.hardware.Guarded;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.LockClass;

/**
 * Folios whose dirty state an actor has in hand: it took the last of it away while it held locks of
 * tables or folios, or what is declared in their place, and holds one of those still. Where no
 * locks are declared, until the operation ends: nothing comes in between. What it stored past every
 * MMU it has in hand until its operation ends, whatever locks it holds: only it knows of the store.
 *
 * <p>Locks that are held stand in numbered places, so that a set of them is a mask.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InHand {

  /** Stands for no actor. */
  public static final int NOBODY = -1;

  private static final int PLACE_COUNT = Long.SIZE;

  /** Stands for a table in the place of the lock that what was found afterwards is under. */
  private static final long FOUND = -1;

  /** Stands for a table in the place of the lock that an operation without locks is under. */
  private static final long OPERATION = -2;

  /** Stands for a table in the place of the locks of a kernel thread that nobody tells of. */
  private static final long UNTOLD = -3;

  /** Stands for a table in the place of the lock that stores past every MMU are under. */
  private static final long STORED = -4;

  private final FolioIndex folioIndex;
  private final long[] held;
  private final long[] storing;
  private final long[][] objects;
  private final int[][] classes;
  private int size;
  private int[] folios = new int[16];
  private int[] actors = new int[16];
  private long[] locks = new long[16];
  private int slippedCount;
  private int[] slipped = new int[16];
  private int finder = NOBODY;
  private boolean isLockless;
  private List<Guard> inPlaceOfTheirs = List.of();

  /** What was declared last, and what comes of it: most scenarios declare the same. */
  private @Nullable Guards declared;

  private List<Guard> ofDeclared = List.of();

  public InHand(FolioIndex folioIndex, int actorCount) {
    this.folioIndex = folioIndex;
    held = new long[actorCount];
    storing = new long[actorCount];
    objects = new long[actorCount][PLACE_COUNT];
    classes = new int[actorCount][PLACE_COUNT];
  }

  /**
   * Nobody has anything in hand.
   *
   * @param lockless whether the implementation declares no locks
   * @param locksTold whether events tell of those that it declares; if not, what is in hand stays
   *   there until the operation ends, and for good if a kernel thread took it outside of one
   */
  public void reset(boolean lockless, boolean locksTold) {
    isLockless = lockless || !locksTold;
    inPlaceOfTheirs = List.of();
    Arrays.fill(held, 0);
    Arrays.fill(storing, 0);
    size = 0;
    slippedCount = 0;
    finder = NOBODY;
    for (int actor = 0; actor < held.length && !lockless && !locksTold; actor++) {
      if (Actors.isKernelThread(actor)) {
        locked(actor, LockClass.TABLE.ordinal(), UNTOLD);
      }
    }
  }

  /**
   * What guards tables, and write-back, in place of the locks of each table and folio; beside a
   * lock of each folio nothing else does.
   */
  public void declare(Guards guards) {
    if (guards != declared) {
      declared = guards;
      ofDeclared = inPlaceOfTheirs(guards);
    }
    inPlaceOfTheirs = ofDeclared;
  }

  private static List<Guard> inPlaceOfTheirs(Guards guards) {
    List<Guard> all = new ArrayList<>(guards.of(Guarded.TABLES));
    List<Guard> ofWriteBack = guards.of(Guarded.WRITE_BACK);
    if (ofWriteBack.stream().noneMatch(guard -> guard.key() == Guard.Key.FOLIO)) {
      all.addAll(ofWriteBack);
    }
    return List.copyOf(all);
  }

  /** An operation of the actor begins: where there are no locks, it is held as one. */
  public void operationBegins(int actor) {
    if (isLockless) {
      locked(actor, LockClass.TABLE.ordinal(), OPERATION);
    }
  }

  /** Its operation ends: where there are no locks, it is released as one. */
  public void operationEnds(int actor) {
    if (isLockless) {
      unlocked(actor, LockClass.TABLE.ordinal(), OPERATION);
    }
    if (storing[actor] != 0) {
      unlocked(actor, LockClass.TABLE.ordinal(), STORED);
      storing[actor] = 0;
    }
  }

  /** The actor, whose operation runs, stored to a page of the folio past every MMU. */
  public void stored(int actor, int folio) {
    if (storing[actor] == 0 && held[actor] != -1L) {
      long others = held[actor];
      locked(actor, LockClass.TABLE.ordinal(), STORED);
      storing[actor] = held[actor] & ~others;
    }
    take(actor, folio, storing[actor]);
  }

  /** An event begins: nothing has slipped by it yet. */
  public void beginEvent() {
    slippedCount = 0;
  }

  /** The number of folios that the last event took out of a hand. */
  public int slippedCount() {
    return slippedCount;
  }

  /** The n-th folio that the event let slip; 0 if there is none. */
  public int slipped(int n) {
    return n >= 0 && n < slippedCount ? slipped[n] : 0;
  }

  /**
   * The event was found afterwards, done by the actor; or it was not, {@link #NOBODY}.
   *
   * <p>In which order things happened that are found together nobody knows. They are one step: what
   * an actor took in it, it has in hand until the next event that is seen to happen.
   */
  public void found(int actor) {
    if (actor != finder) {
      if (finder != NOBODY) {
        unlocked(finder, LockClass.TABLE.ordinal(), FOUND);
      }
      if (actor != NOBODY) {
        locked(actor, LockClass.TABLE.ordinal(), FOUND);
      }
      finder = actor;
    }
  }

  /** The actor has taken a lock. */
  public void locked(int actor, int lockClass, long object) {
    if (isOfInterest(lockClass, object) && held[actor] != -1L) {
      int place = Long.numberOfTrailingZeros(~held[actor]);
      objects[actor][place] = object;
      classes[actor][place] = lockClass;
      held[actor] |= 1L << place;
    }
  }

  /** The actor has released a lock. */
  public void unlocked(int actor, int lockClass, long object) {
    if (!isOfInterest(lockClass, object)) {
      return;
    }
    for (long left = held[actor]; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      if (objects[actor][place] == object && classes[actor][place] == lockClass) {
        held[actor] &= ~(1L << place);
        letGo(actor, 1L << place);
        return;
      }
    }
  }

  private boolean isOfInterest(int lockClass, long object) {
    if (lockClass == LockClass.TABLE.ordinal() || lockClass == LockClass.FOLIO.ordinal()) {
      return true;
    }
    for (Guard guard : inPlaceOfTheirs) {
      if (guard.lockClass().ordinal() == lockClass
          && (guard.key() != Guard.Key.ONE || guard.first() == object)) {
        return true;
      }
    }
    return false;
  }

  private void letGo(int actor, long lock) {
    for (int slot = size - 1; slot >= 0; slot--) {
      if (actors[slot] == actor) {
        locks[slot] &= ~lock;
        if (locks[slot] == 0) {
          int folio = folios[slot];
          remove(slot);
          slip(folio);
        }
      }
    }
  }

  /** Whether the actor holds a lock under which it may have folios in hand. */
  boolean isHolding(int actor) {
    return (held[actor] & ~storing[actor]) != 0;
  }

  /** The actor took the last evidence away that the folio is dirty, or all but that of pins. */
  void taken(int actor, int folio) {
    take(actor, folio, held[actor] & ~storing[actor]);
  }

  /** The actor has the folio in hand as long as it holds one of the locks. */
  private void take(int actor, int folio, long until) {
    if (until == 0) {
      slip(folio);
      return;
    }
    int slot = folioIndex.hands(folio) == 0 ? -1 : find(actor, folio);
    if (slot >= 0) {
      locks[slot] |= until;
      return;
    }
    if (size == folios.length) {
      folios = Arrays.copyOf(folios, size * 2);
      actors = Arrays.copyOf(actors, size * 2);
      locks = Arrays.copyOf(locks, size * 2);
    }
    folios[size] = folio;
    actors[size] = actor;
    locks[size++] = until;
    folioIndex.addHands(folio, 1);
  }

  /** The folio is freed: what its pages held is of no interest any more. */
  public void forget(int folio) {
    for (int slot = size - 1; slot >= 0 && folioIndex.hands(folio) > 0; slot--) {
      if (folios[slot] == folio) {
        remove(slot);
      }
    }
  }

  /** Whether both hold the same locks and have the same folios in hand. */
  public boolean contentEquals(InHand other) {
    return Arrays.equals(held, other.held)
        && Arrays.equals(folios, 0, size, other.folios, 0, other.size)
        && Arrays.equals(actors, 0, size, other.actors, 0, other.size)
        && Arrays.equals(locks, 0, size, other.locks, 0, other.size)
        && Arrays.equals(slipped, 0, slippedCount, other.slipped, 0, other.slippedCount);
  }

  private int find(int actor, int folio) {
    for (int slot = 0; slot < size; slot++) {
      if (folios[slot] == folio && actors[slot] == actor) {
        return slot;
      }
    }
    return -1;
  }

  private void remove(int slot) {
    folioIndex.addHands(folios[slot], -1);
    int last = --size;
    folios[slot] = folios[last];
    actors[slot] = actors[last];
    locks[slot] = locks[last];
  }

  /** Unless another actor has the folio in hand as well, nobody does any more. */
  private void slip(int folio) {
    boolean known = slippedCount > 0 && slipped[slippedCount - 1] == folio;
    if (known || folioIndex.hands(folio) > 0) {
      return;
    }
    if (slippedCount == slipped.length) {
      slipped = Arrays.copyOf(slipped, slippedCount * 2);
    }
    slipped[slippedCount++] = folio;
  }
}
