package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.Capability.DIRTY_TRACKING;
import static org.ptck.spec.fact.Capability.EXCLUSIVE_MARKS;
import static org.ptck.spec.fact.Capability.EXECUTE_PERMISSION;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.QueuedFlush;
import org.ptck.spec.rule.Detail;

/**
 * When a flush that waits in a queue can wait no longer.
 *
 * <p>An old translation may be used while it allows what an entry in its place could allow now: by
 * the mapping, and by what is known of the page. An operation relies on the flush when it returns,
 * and user code may not do any more what the old translation lets it: the mapping is gone or
 * permits less; another page with other data is in its place; the private page that it stores to is
 * shared; nothing says that the file's page that it stores to is dirty; the space has lost its
 * root.
 */
final class DueFlushes {

  private DueFlushes() {}

  /** Whether user code may not do what some old translation still lets it do. */
  static boolean isAny(MachineView view) {
    return first(view, each -> isDue(view, each)) != null;
  }

  /** Whether stores that leave no mark pass to the folio that the event is about. */
  static boolean isStoredTo(MachineView view, Change change) {
    return first(view, each -> isStoredTo(view, change.subject(), each)) != null;
  }

  /** Whether any old translation can be used. */
  static boolean isAnyUsable(MachineView view) {
    return first(view, _ -> true) != null;
  }

  /** Whether it is so on a CPU. */
  static boolean isAnyOn(MachineView view, long cpu) {
    return view.isFlushQueued() && firstOn(view, cpu) != null;
  }

  private static @Nullable QueuedFlush firstOn(MachineView view, long cpu) {
    return first(view, each -> (each.cpuMask() >>> cpu & 1) != 0 && isDue(view, each));
  }

  static List<Detail> dueOn(MachineView view, long cpu) {
    return details(firstOn(view, cpu));
  }

  static List<Detail> due(MachineView view) {
    return details(first(view, each -> isDue(view, each)));
  }

  static List<Detail> storing(MachineView view, Change change) {
    return details(first(view, each -> isStoredTo(view, change.subject(), each)));
  }

  static List<Detail> usable(MachineView view) {
    return details(first(view, _ -> true));
  }

  private static @Nullable QueuedFlush first(MachineView view, Predicate<QueuedFlush> test) {
    for (QueuedFlush each : view.queuedFlushes()) {
      if (test.test(each)) {
        return each;
      }
    }
    return null;
  }

  private static boolean isDue(MachineView view, QueuedFlush flush) {
    if (view.rootOf(flush.space()) == 0) {
      return true;
    }
    int needed = MappingState.READ | (flush.writable() ? MappingState.WRITE : 0);
    if (flush.executable() && view.declares(EXECUTE_PERMISSION)) {
      needed |= MappingState.EXECUTE;
    }
    int pageShift = view.geometry().pageShift();
    long last = flush.address() + ((flush.pageCount() - 1) << pageShift);
    if (!view.isMappedThroughout(flush.space(), flush.address(), last, needed)) {
      return true;
    }
    // A leaf of 256 TiB is looked at as far as there is memory, not page by page for ever.
    for (long n = 0; n < flush.pageCount() && (n == 0 || view.isDataPage(flush.page() + n)); n++) {
      if (isReplaced(view, flush, flush.address() + (n << pageShift), flush.page() + n)
          || (flush.stores() && !isStoreSafe(view, flush.page() + n))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an entry leads elsewhere now, and it shows. */
  private static boolean isReplaced(
      MachineView view, QueuedFlush flush, long address, long page) {
    Architecture architecture = view.geometry().architecture();
    long leaf = view.leafAt(flush.space(), address);
    if (leaf == 0 || !architecture.leafAccess(leaf).isAny()) {
      return false;
    }
    long now = architecture.physicalAddress(leaf) >>> view.geometry().pageShift();
    return now != page && (flush.writable() || !holdSame(view, now, page));
  }

  private static boolean holdSame(MachineView view, long page, long other) {
    return view.isDataPage(page)
        && view.isDataPage(other)
        && view.pageStamp(page) == view.pageStamp(other);
  }

  /** Whether nobody is wronged by a store that leaves no mark in an entry. */
  private static boolean isStoreSafe(MachineView view, long page) {
    if (!view.isDataPage(page) || !view.isAllocated(view.folioOf(page))) {
      return true;
    }
    if (view.isCached(page)) {
      return !view.declares(DIRTY_TRACKING) || DirtyRules.isSaidDirty(view, page);
    }
    int entries = view.entriesMapping(page);
    boolean isOwn = !view.declares(EXCLUSIVE_MARKS) || view.isExclusive(page);
    return entries == 0 || (entries == 1 && isOwn);
  }

  private static boolean isStoredTo(MachineView view, long folio, QueuedFlush flush) {
    return flush.stores()
        && flush.page() < folio + (1L << view.folioOrder(folio))
        && folio < flush.page() + flush.pageCount();
  }

  private static List<Detail> details(@Nullable QueuedFlush flush) {
    return flush == null
        ? List.of()
        : List.of(
            Detail.of("space", flush.space()),
            Detail.address("address", flush.address()),
            Detail.of("leads to page", flush.page()),
            new Detail("lets stores pass", Boolean.toString(flush.writable())),
            Detail.of("its flush waits in queue", flush.queue()),
            Detail.address("usable on CPUs (mask)", flush.cpuMask()));
  }
}
