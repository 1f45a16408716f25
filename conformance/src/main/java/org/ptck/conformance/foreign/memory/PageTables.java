package org.ptck.conformance.foreign.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.ptck.conformance.foreign.call.Conversation;
import org.ptck.conformance.foreign.call.Downcall;
import org.ptck.conformance.foreign.call.OutcomeCode;
import org.ptck.conformance.foreign.call.WrongAnswerException;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;

/**
 * A library of page tables: a {@code struct ptck_page_tables}. Addresses are in bytes; a range is
 * never empty.
 */
public final class PageTables {

  private static final MethodHandle CREATE = Downcall.answering(JAVA_LONG, ADDRESS, JAVA_INT);
  private static final MethodHandle DESTROY = Downcall.silent(ADDRESS, JAVA_INT);
  private static final MethodHandle MAP =
      Downcall.answering(
          JAVA_LONG, ADDRESS, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle UNMAP =
      Downcall.silent(ADDRESS, JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PROTECT =
      Downcall.silent(ADDRESS, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle FAULT =
      Downcall.silent(ADDRESS, JAVA_INT, JAVA_LONG, JAVA_INT);

  private static final MethodHandle TRANSLATE =
      Downcall.answering(JAVA_LONG, ADDRESS, JAVA_INT, JAVA_LONG);

  private final Conversation library;
  private final MemorySegment state;

  /** The library, for the scenario that has just begun. */
  public PageTables(Conversation library) {
    this.library = library;
    this.state = library.state();
  }

  /** Creates an empty space. */
  Outcome create(int space) {
    return outcome("create", create -> (long) CREATE.invokeExact(create, state, space));
  }

  /** Frees every table of a space. */
  void destroy(int space) {
    library.call(
        "destroy",
        destroy -> {
          DESTROY.invokeExact(destroy, state, space);
          return 0;
        });
  }

  /**
   * Maps consecutive frames at consecutive pages, none of which is mapped.
   *
   * @return what came of it; if it was refused, fewer pages than asked for may be mapped
   */
  Outcome map(int space, long address, long physical, long pageCount, Permission permission) {
    Outcome outcome =
        outcome(
            "map_frames",
            map -> (long) MAP.invokeExact(
                map, state, space, address, physical, pageCount, permission.ordinal()));
    if (outcome instanceof Outcome.Refused refused && refused.pageCountDone() >= pageCount) {
      throw new WrongAnswerException("map_frames", refused.pageCountDone(), "part of its range");
    }
    return outcome;
  }

  /** Whether {@link #unmap} can be called. */
  boolean canUnmap() {
    return library.has("unmap_frames");
  }

  /** Unmaps pages, all of which are mapped. */
  void unmap(int space, long address, long pageCount) {
    library.call(
        "unmap_frames",
        unmap -> {
          UNMAP.invokeExact(unmap, state, space, address, pageCount);
          return 0;
        });
  }

  /** Changes the permission of pages, all of which are mapped. */
  void protect(int space, long address, long pageCount, Permission permission) {
    library.call(
        "protect_frames",
        protect -> {
          PROTECT.invokeExact(protect, state, space, address, pageCount, permission.ordinal());
          return 0;
        });
  }

  /** A page that is mapped, and permits the access, faulted: accessed or dirty state is missing. */
  void fault(int space, long address, Access access) {
    if (library.has("fault")) {
      library.call(
          "fault",
          fault -> {
            FAULT.invokeExact(fault, state, space, address, access.ordinal());
            return 0;
          });
    }
  }

  /** Where its own walk leads from an address, as {@link MemoryManager#translate}. */
  long translate(int space, long address) {
    return library.call(
        "translate",
        translate -> (long) TRANSLATE.invokeExact(translate, state, space, address));
  }

  private Outcome outcome(String function, Downcall downcall) {
    return OutcomeCode.outcome(function, library.call(function, downcall));
  }
}
