package org.ptck.conformance.run;

import io.vavr.Tuple2;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.model.AddressSpace;
import org.ptck.spec.rule.Observation.Difference;

/**
 * Compares what pages hold with what the model says, by looking through the tables without an
 * access. Pages that no entry maps are left alone: their data may rightly be elsewhere.
 */
final class ReadBack {

  /** The most pages looked at after one operation; accesses look at one page anyway. */
  private static final int PAGE_COUNT_MAX = 64;

  private final MachineView view;
  private final ModelState model;
  private final Geometry geometry;
  private final Architecture architecture;

  ReadBack(MachineView view, ModelState model) {
    this.view = view;
    this.model = model;
    this.geometry = view.geometry();
    this.architecture = geometry.architecture();
  }

  /** The first page that the operation touched and that holds what it should not; or null. */
  @Nullable Difference after(Operation operation) {
    return switch (operation) {
      case Operation.Fork(int space, int child) -> {
        Difference difference = written(child);
        yield difference != null ? difference : written(space);
      }
      case Operation.Protect(int space, long address, long pageCount, _) ->
          range(space, address, pageCount);
      case Operation.Map(int space, long address, long pageCount, _, _) ->
          range(space, address, pageCount);
      case Operation.Write(int space, long address, _) -> range(space, address, 1);
      case Operation.Load(int space) -> written(space);
      default -> null;
    };
  }

  /**
   * What is wrong with the page that a store is about to change, before the model knows of it: a
   * store leaves the rest of its page as it was.
   */
  @Nullable Difference beforeStore(int space, long address) {
    return range(space, address, 1);
  }

  private @Nullable Difference range(int space, long address, long pageCount) {
    AddressSpace expected = model.state().space(space);
    long first = address >>> geometry.pageShift();
    long count = Math.min(pageCount, PAGE_COUNT_MAX);
    for (long page = first; page < first + count; page++) {
      if (expected.permissionAt(page).isDefined()) {
        Difference difference = page(space, page, model.state().stampAt(space, page));
        if (difference != null) {
          return difference;
        }
      }
    }
    return null;
  }

  private @Nullable Difference written(int space) {
    int count = 0;
    for (Tuple2<Long, Long> page : model.state().space(space).contents()) {
      Difference difference = page(space, page._1(), page._2());
      if (difference != null || ++count == PAGE_COUNT_MAX) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable Difference page(int space, long page, long expected) {
    long address = page << geometry.pageShift();
    long word = view.leafAt(space, address);
    if (word == 0) {
      return null;
    }
    long physical = architecture.physicalAddress(word) >>> geometry.pageShift();
    if (!view.isDataPage(physical)) {
      return null;
    }
    long found = view.pageStamp((int) physical);
    return found == expected
        ? null
        : new Difference(space, address, expected, found, model.isForeign(found, space));
  }
}
