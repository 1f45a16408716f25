package org.ptck.conformance.foreign;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.ptck.conformance.foreign.call.Conversation;
import org.ptck.conformance.foreign.call.Downcall;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Entry operations that are a {@code struct ptck_entries}. What it lacks is done over what it has.
 */
final class ForeignEntries implements EntryOperations {

  private static final MethodHandle SET =
      Downcall.silent(ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle GET =
      Downcall.answering(JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle GET_AND_CLEAR =
      Downcall.answering(
          JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle WRITE_PROTECT =
      Downcall.silent(ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle SET_ACCESS_FLAGS =
      Downcall.answering(
          JAVA_BOOLEAN,
          ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_BOOLEAN);
  private static final MethodHandle CLEAR_YOUNG_CALL =
      Downcall.answering(
          JAVA_BOOLEAN, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle CLEAR_STATE_CALL =
      Downcall.silent(
          ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT);

  private final Conversation library;
  private final MemorySegment state;
  private final String getLockless;
  private final OverRequired overRequired;

  /** A layer for the scenario that has just begun on that machine. */
  ForeignEntries(Conversation library, Geometry geometry, Hardware hardware) {
    this.library = library;
    this.state = library.state();
    this.getLockless = library.has("get_lockless") ? "get_lockless" : "get";
    this.overRequired = new OverRequired(this, geometry, hardware);
  }

  @Override
  public void set(int id, int level, long address, long entry, long word, int count) {
    library.call(
        "set",
        set -> {
          SET.invokeExact(set, state, id, level, address, entry, word, count);
          return 0;
        });
  }

  @Override
  public long get(int id, int level, long address, long entry) {
    return get("get", id, level, address, entry);
  }

  @Override
  public long getLockless(int id, int level, long address, long entry) {
    return get(getLockless, id, level, address, entry);
  }

  private long get(String function, int id, int level, long address, long entry) {
    return library.call(
        function, get -> (long) GET.invokeExact(get, state, id, level, address, entry));
  }

  @Override
  public long getAndClear(int id, int level, long address, long entry, int count) {
    return library.call(
        "get_and_clear",
        clear -> (long) GET_AND_CLEAR.invokeExact(
            clear, state, id, level, address, entry, count));
  }

  @Override
  public void writeProtect(int id, int level, long address, long entry, int count) {
    library.call(
        "write_protect",
        protect -> {
          WRITE_PROTECT.invokeExact(protect, state, id, level, address, entry, count);
          return 0;
        });
  }

  @Override
  public boolean setAccessFlags(
      int id, int level, long address, long entry, long word, boolean dirty) {
    long changed =
        library.call(
            "set_access_flags",
            set -> (boolean) SET_ACCESS_FLAGS.invokeExact(
                set, state, id, level, address, entry, word, dirty)
                    ? 1
                    : 0);
    return changed != 0;
  }

  @Override
  public boolean testAndClearYoung(int id, int level, long address, long entry, int count) {
    return library.has("test_and_clear_young")
        ? clearYoung("test_and_clear_young", id, level, address, entry, count)
        : overRequired.clearState(id, level, address, entry, count, CLEAR_YOUNG);
  }

  @Override
  public boolean clearFlushYoung(int id, int level, long address, long entry, int count) {
    return library.has("clear_flush_young")
        ? clearYoung("clear_flush_young", id, level, address, entry, count)
        : testAndClearYoung(id, level, address, entry, count);
  }

  private boolean clearYoung(
      String function, int id, int level, long address, long entry, int count) {
    long young =
        library.call(
            function,
            clear -> (boolean) CLEAR_YOUNG_CALL.invokeExact(
                clear, state, id, level, address, entry, count)
                    ? 1
                    : 0);
    return young != 0;
  }

  @Override
  public void clearYoungDirty(
      int id, int level, long address, long entry, int count, int flags) {
    if (!library.has("clear_young_dirty")) {
      overRequired.clearState(id, level, address, entry, count, flags);
      return;
    }
    library.call(
        "clear_young_dirty",
        clear -> {
          CLEAR_STATE_CALL.invokeExact(clear, state, id, level, address, entry, count, flags);
          return 0;
        });
  }
}
