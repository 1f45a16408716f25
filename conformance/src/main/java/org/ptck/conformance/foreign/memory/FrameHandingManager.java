package org.ptck.conformance.foreign.memory;

import io.vavr.control.Either;
import java.util.Set;
import org.ptck.conformance.foreign.memory.HandedFrames.Run;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.model.AddressSpace;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/**
 * The memory manager above a library of page tables: it decides what is mapped where, hands out
 * frames when pages are first touched, counts them, and copies pages at fork.
 *
 * <p>The model is its book of mappings, so that it refuses what the model refuses; what is under
 * test is below it.
 */
public final class FrameHandingManager implements MemoryManager {

  /** Stands for any value stored: the book is asked only whether a store is permitted. */
  private static final long STAMP = 1;

  private final PageTables tables;
  private final Semantics semantics;
  private final Folios folios;
  private final HandedFrames frames = new HandedFrames();
  private final int pageShift;
  private final boolean unmapsBeforeDestroy;
  private final boolean growsAtEnd;
  private SystemState state;

  /**
   * A manager for one scenario.
   *
   * @param declared what is declared of the two: whether it begins with no space, rather than with
   *   space 0; whether every page is unmapped before a space is destroyed; and whether pages get
   *   their frames in order, when they are mapped, as where memory grows at its end alone
   */
  public FrameHandingManager(
      PageTables tables, Geometry geometry, Hardware hardware, Set<Capability> declared) {
    this.tables = tables;
    this.unmapsBeforeDestroy = declared.contains(Capability.UNMAP_BEFORE_DESTROY);
    this.growsAtEnd = declared.contains(Capability.BRK_ONLY);
    this.semantics = new Semantics(geometry);
    this.folios = new Folios(hardware);
    this.pageShift = geometry.pageShift();
    this.state =
        declared.contains(Capability.SPAWN)
            ? SystemState.EMPTY
            : semantics.step(SystemState.EMPTY, new Operation.Spawn(0)).get().state();
  }

  @Override
  public Outcome execute(int cpu, Operation operation) {
    Either<Rejection, Effect> expected = semantics.step(state, operation);
    if (expected.isLeft()) {
      return Outcome.refused(expected.getLeft());
    }
    Outcome outcome =
        growsAtEnd && operation instanceof Operation.Map map
            ? grow(map, expected.get().state())
            : carryOut(operation);
    if (outcome instanceof Outcome.Done) {
      state = expected.get().state();
    }
    return outcome;
  }

  @Override
  public Outcome fault(int cpu, int space, long address, Access access) {
    Operation wanted = Operation.accessing(space, address, access, STAMP);
    Either<Rejection, Effect> expected = semantics.step(state, wanted);
    if (expected.isLeft()) {
      return Outcome.refused(expected.getLeft());
    }
    long page = page(address);
    if (frames.hasAny(space, page, page + 1)) {
      tables.fault(space, address, access);
      return Outcome.done();
    }
    return populate(space, state.space(space).mappings().at(page).get(), page);
  }

  @Override
  public long translate(int space, long address) {
    return tables.translate(space, address);
  }

  private Outcome carryOut(Operation operation) {
    return switch (operation) {
      case Operation.Spawn(int space) -> tables.create(space);
      case Operation.Exit(int space) -> {
        tables.destroy(space);
        release(space, 0, Long.MAX_VALUE);
        yield Outcome.done();
      }
      // Pages get frames when they are touched.
      case Operation.Map _ -> Outcome.done();
      case Operation.Unmap(int space, long address, long pageCount) ->
          unmap(space, page(address), pageCount);
      // Touched again, they get frames of zeroes.
      case Operation.Discard(int space, long address, long pageCount) ->
          unmap(space, page(address), pageCount);
      case Operation.Protect protect -> protect(protect);
      case Operation.Fork(int space, int child) -> fork(space, child);
      default -> Outcome.refused(Rejection.BAD_ARGUMENT);
    };
  }

  // ---- ranges

  private Outcome unmap(int space, long first, long pageCount) {
    long end = first + pageCount;
    unmapFrames(space, first, end);
    release(space, first, end);
    return Outcome.done();
  }

  private void unmapFrames(int space, long first, long end) {
    for (Run run : frames.runs(space, first, end)) {
      tables.unmap(space, run.first() << pageShift, run.pageCount());
    }
  }

  private Outcome protect(Operation.Protect protect) {
    int space = protect.space();
    long first = page(protect.address());
    for (Run run : frames.runs(space, first, first + protect.pageCount())) {
      tables.protect(
          space, run.first() << pageShift, run.pageCount(), protect.permission());
    }
    return Outcome.done();
  }

  /** Frees frames of pages that no CPU can reach any more. */
  private void release(int space, long first, long end) {
    for (int frame : frames.take(space, first, end)) {
      folios.release(space, frame);
    }
  }

  // ---- first touch

  /** Maps every page of a mapping, in order; if memory runs out, none of it is left. */
  private Outcome grow(Operation.Map map, SystemState after) {
    int space = map.space();
    long first = page(map.address());
    for (long page = first; page < first + map.pageCount(); page++) {
      if (!frames.hasAny(space, page, page + 1)) {
        Mapping mapping = after.space(space).mappings().at(page).get();
        Outcome outcome = populate(space, mapping, page);
        if (outcome instanceof Outcome.Refused) {
          unmap(space, first, page - first);
          return outcome;
        }
      }
    }
    return Outcome.done();
  }

  /** Maps zeroed pages around one that has no frame: as many as the mapping lets one fault map. */
  private Outcome populate(int space, Mapping mapping, long page) {
    int order = tables.canUnmap() ? orderThatFits(space, mapping, page) : 0;
    int folio = folios.allocate(order);
    if (folio == 0 && order > 0) {
      order = 0;
      folio = folios.allocate(order);
    }
    if (folio == 0) {
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    folios.zero(folio, order);
    return map(space, mapping, page & -(1L << order), folio, order);
  }

  /** The largest order whose aligned window lies in the mapping and has no frames. */
  private int orderThatFits(int space, Mapping mapping, long page) {
    int order = mapping.order();
    while (order > 0 && !fits(space, mapping, page & -(1L << order), 1L << order)) {
      order--;
    }
    return order;
  }

  private boolean fits(int space, Mapping mapping, long first, long pageCount) {
    long end = first + pageCount;
    return first >= mapping.startPage()
        && end <= mapping.endPage()
        && !frames.hasAny(space, first, end);
  }

  /** Maps a folio that nobody else has; if that is refused, nothing is left of it. */
  private Outcome map(int space, Mapping mapping, long first, int folio, int order) {
    int pageCount = 1 << order;
    long address = first << pageShift;
    Outcome outcome =
        tables.map(
            space, address, (long) folio << pageShift, pageCount, mapping.permission());
    switch (outcome) {
      case Outcome.Done() -> {
        folios.mapped(space, folio, pageCount);
        for (int i = 0; i < pageCount; i++) {
          frames.put(space, first + i, folio + i);
        }
      }
      case Outcome.Refused(Rejection reason, long pageCountDone) -> {
        if (pageCountDone > 0) {
          tables.unmap(space, address, pageCountDone);
        }
        folios.free(folio, pageCount);
        return Outcome.refused(reason);
      }
    }
    return outcome;
  }

  // ---- fork

  /** Copies every page at once; if memory runs out, nothing is left of the child. */
  private Outcome fork(int space, int child) {
    Outcome outcome = tables.create(child);
    if (outcome instanceof Outcome.Refused) {
      return outcome;
    }
    AddressSpace parent = state.space(space);
    for (var handed : frames.within(space, 0, Long.MAX_VALUE).entrySet()) {
      long page = handed.getKey();
      Mapping mapping = parent.mappings().at(page).get();
      Outcome copied = copy(child, mapping, page, handed.getValue());
      if (copied instanceof Outcome.Refused) {
        if (unmapsBeforeDestroy) {
          unmapFrames(child, 0, Long.MAX_VALUE);
        }
        tables.destroy(child);
        release(child, 0, Long.MAX_VALUE);
        return copied;
      }
    }
    return outcome;
  }

  private Outcome copy(int child, Mapping mapping, long page, int source) {
    int folio = folios.allocate(0);
    if (folio == 0) {
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    folios.copy(source, folio);
    return map(child, mapping, page, folio, 0);
  }

  private long page(long address) {
    return address >>> pageShift;
  }
}
