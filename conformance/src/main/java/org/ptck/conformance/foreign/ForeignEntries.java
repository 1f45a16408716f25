package org.ptck.conformance.foreign;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.ptck.conformance.foreign.call.Conversation;
import org.ptck.conformance.foreign.call.Downcall;
import org.ptck.spec.fact.hardware.EntryOperations;

/** Entry operations that are a {@code struct ptck_entries}. */
final class ForeignEntries implements EntryOperations {

  private static final MethodHandle SET =
      Downcall.silent(ADDRESS, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle GET =
      Downcall.answering(JAVA_LONG, ADDRESS, JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle GET_AND_CLEAR =
      Downcall.answering(JAVA_LONG, ADDRESS, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle WRITE_PROTECT =
      Downcall.silent(ADDRESS, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle SET_ACCESS_FLAGS =
      Downcall.answering(JAVA_BOOLEAN, ADDRESS, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  private final Conversation library;
  private final MemorySegment state;
  private final String getLockless;

  /** A layer for the scenario that has just begun. */
  ForeignEntries(Conversation library) {
    this.library = library;
    this.state = library.state();
    this.getLockless = library.has("get_lockless") ? "get_lockless" : "get";
  }

  @Override
  public void set(int id, long address, long entry, long word, int count) {
    library.call(
        "set",
        set -> {
          SET.invokeExact(set, state, id, address, entry, word, count);
          return 0;
        });
  }

  @Override
  public long get(int id, long address, long entry) {
    return get("get", id, address, entry);
  }

  @Override
  public long getLockless(int id, long address, long entry) {
    return get(getLockless, id, address, entry);
  }

  private long get(String function, int id, long address, long entry) {
    return library.call(
        function, get -> (long) GET.invokeExact(get, state, id, address, entry));
  }

  @Override
  public long getAndClear(int id, long address, long entry, int count) {
    return library.call(
        "get_and_clear",
        clear -> (long) GET_AND_CLEAR.invokeExact(clear, state, id, address, entry, count));
  }

  @Override
  public void writeProtect(int id, long address, long entry, int count) {
    library.call(
        "write_protect",
        protect -> {
          WRITE_PROTECT.invokeExact(protect, state, id, address, entry, count);
          return 0;
        });
  }

  @Override
  public boolean setAccessFlags(int id, long address, long entry, long word) {
    long changed =
        library.call(
            "set_access_flags",
            set -> (boolean) SET_ACCESS_FLAGS.invokeExact(set, state, id, address, entry, word)
                ? 1
                : 0);
    return changed != 0;
  }
}
