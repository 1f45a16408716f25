package org.ptck.spec.machine.fold;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.invalidation.TlbInstruction;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Invalidated;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.hardware.Debts;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.hardware.ResidentCounters;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineSize;

/**
 * Whether an event can follow those before it: whether there is what it is about, whether the words
 * that it says were there before were there, and whether a machine would have carried it out.
 *
 * <p>What is refused here is damage to the trace or a wrong recorder, not a wrong implementation:
 * what a machine does not let an implementation do makes no event. What is not refused reaches no
 * index that it should not.
 */
final class Sequence {

  private final Geometry geometry;
  private final MachineSize size;
  private final FoldedCells cells;
  private final MachineView view;
  private final TableSequence tables;
  private final FolioSequence folios;
  private final GraceSequence grace;
  private int cpuCount;

  Sequence(FrameMap frames, MachineSize size, FoldedCells cells, MachineView view) {
    this.geometry = view.geometry();
    this.size = size;
    this.cells = cells;
    this.view = view;
    this.tables = new TableSequence(frames, view);
    this.folios = new FolioSequence(frames, cells);
    this.grace = new GraceSequence(frames, view);
  }

  void reset(int count) {
    cpuCount = count;
    grace.reset();
  }

  /** What was expected; null if the event can follow. */
  @Nullable String refusal(
      EventKind kind, int actor, long subject, long before, long after, long detail) {
    if (!Actors.isActor(actor) || (actor >= cpuCount && !Actors.isKernelThread(actor))) {
      return "an actor: a CPU, 0 to %d, or a kernel thread, not %d"
          .formatted(cpuCount - 1, actor);
    }
    return switch (kind) {
      case ENTRY_READ,
          ENTRY_WRITE,
          ENTRY_WALKED,
          TABLE_ALLOCATE,
          TABLE_FREE,
          FRAME_ALLOCATE,
          FRAME_FREE,
          ROOT_SET,
          ROOT_DROP ->
          tables.refusal(kind, subject, before, after, detail);
      case RESIDENT_READ -> resident(subject, after, detail, after);
      case RESIDENT_CHANGE -> resident(subject, before, detail, after);
      case REVERSE_ADD, REVERSE_REMOVE -> reverse(kind, subject, before, after, detail);
      case INVALIDATE -> invalidation(before, after, detail);
      case TLB_INSTRUCTION ->
          TlbInstruction.isCode(subject) ? null : "the number of an instruction, not " + subject;
      case LOAD -> load(subject, after, detail);
      case LAZY, UNLOAD -> cpu(subject);
      case ID_RETIRE -> id(subject);
      case LOCK, LOCK_FAILED, UNLOCK -> lock(kind, actor, subject, before, after);
      case MAPPING -> mapping(subject, before, after, detail);
      case MAPPING_CLAIM -> mapping(subject, before, after & ~MappingState.COMING, detail);
      case OPERATION_BEGIN ->
          subject > 0 ? null : "the number of an operation, from 1, not " + subject;
      case OPERATION_END ->
          subject == cells.operation(actor)
              ? null
              : "the end of operation %d, which %s runs (0: none), not of %d"
                  .formatted(cells.operation(actor), Actors.name(actor), subject);
      case WALK_ENTER, WALK_LEAVE, GRACE_BEGIN, GRACE_END ->
          grace.refusal(kind, actor, subject, after, detail);
      case FLUSHES_DEFER, DEBTS_TAKE -> queue(subject);
      case REFERENCES_DEFER ->
          queue(after) == null ? folios.toRelease(subject, detail) : queue(after);
      case ALLOCATION_FAILED, SCENARIO_END, WALK_READ, FRAME_READ, FRAME_WRITE -> null;
      case FOLIO_ALLOCATE,
          FOLIO_RESERVE,
          FOLIO_FREE,
          REFERENCE_READ,
          REFERENCE_CHANGE,
          MAPCOUNT_READ,
          MAPCOUNT_CHANGE,
          EXCLUSIVE_READ,
          EXCLUSIVE_CHANGE,
          FOLIO_DIRTY_READ,
          FOLIO_DIRTY_CHANGE,
          CACHE_ADD,
          CACHE_REMOVE,
          STORAGE_READ,
          STORE_BEGIN,
          STORE_END,
          PIN_ADD,
          PIN_REMOVE,
          PIN_READ,
          PIN_TARGET,
          DEVICE_LOAD,
          DEVICE_STORE,
          PAGE_ZERO,
          PAGE_COPY,
          PAGE_LOAD,
          PAGE_STORE,
          PAGE_FOUND,
          PAGE_READ,
          PAGE_WRITE ->
          folios.refusal(kind, subject, before, after, detail);
    };
  }

  // ---- spaces

  static @Nullable String space(long space) {
    return space >= 0 && space <= Operation.SPACE_MAX
        ? null
        : "a space, 0 to %d, not %d".formatted(Operation.SPACE_MAX, space);
  }

  private @Nullable String resident(long space, long before, long kind, long after) {
    if (kind < 0 || kind >= ResidentCounters.KIND_COUNT) {
      return "a kind of counter, 0 to %d, not %d"
          .formatted(ResidentCounters.KIND_COUNT - 1, kind);
    }
    String wrong = space(space);
    if (wrong != null) {
      return wrong;
    }
    long count = cells.residents.get((int) space, (int) kind);
    return count == before && after >= 0
        ? null
        : "counter %d of space %d to stand at %d and not to go below 0, not %d and then %d"
            .formatted(kind, space, count, before, after);
  }

  private @Nullable String reverse(
      EventKind kind, long address, long filePage, long pageCount, long space) {
    String wrong = range(space, address, pageCount);
    if (wrong == null) {
      wrong = FolioSequence.filePages(filePage >>> 32, filePage & 0xffff_ffffL, pageCount);
    }
    if (wrong == null && kind == EventKind.REVERSE_REMOVE) {
      int file = (int) (filePage >>> 32);
      int fileIndex = (int) filePage;
      long pageBytes = geometry.pageBytes();
      for (long n = 0; n < pageCount && wrong == null; n++) {
        wrong =
            view.isReverseMapped(
                file, fileIndex + (int) n, (int) space, address + n * pageBytes)
                    ? null
                    : "a reverse link of page %d of file %d at 0x%x of space %d"
                        .formatted(fileIndex + n, file, address + n * pageBytes, space);
      }
    }
    return wrong;
  }

  private @Nullable String mapping(long address, long pageCount, long state, long space) {
    int bits =
        MappingState.READ
            | MappingState.WRITE
            | MappingState.EXECUTE
            | MappingState.LEAVING
            | MappingState.SHARED;
    return (state & ~bits) == 0
        ? range(space, address, pageCount)
        : "bits of a mapping state, not 0x%x".formatted(state);
  }

  private @Nullable String range(long space, long address, long pageCount) {
    long last = geometry.whole().addressLast() >>> geometry.pageShift();
    long page = address >>> geometry.pageShift();
    boolean isWithin =
        address >= 0 && page <= last && pageCount > 0 && pageCount <= last - page + 1;
    return isWithin
        ? space(space)
        : "pages of user addresses, which end at 0x%x, not %d pages from 0x%x"
            .formatted(geometry.whole().addressLast(), pageCount, address);
  }

  // ---- CPUs, translations and locks

  private @Nullable String cpu(long cpu) {
    return cpu >= 0 && cpu < cpuCount
        ? null
        : "a CPU, 0 to %d, not %d".formatted(cpuCount - 1, cpu);
  }

  private static @Nullable String queue(long queue) {
    return queue >= 0 && queue < Debts.QUEUE_COUNT
        ? null
        : "a queue, 0 to %d, not %d".formatted(Debts.QUEUE_COUNT - 1, queue);
  }

  private @Nullable String id(long id) {
    int count = size.idCount(cpuCount);
    return id >= 0 && id < count ? null : "an id, 0 to %d, not %d".formatted(count - 1, id);
  }

  private @Nullable String load(long cpu, long space, long id) {
    String wrong = cpu(cpu) == null ? space(space) : cpu(cpu);
    if (wrong == null && view.rootOf((int) space) == 0) {
      return "a space with a root; space %d has none".formatted(space);
    }
    return wrong == null ? id(id) : wrong;
  }

  private @Nullable String invalidation(long address, long pageCount, long detail) {
    if (!Invalidated.isWord(detail, geometry.levelCount())) {
      return "what went, as Invalidated says it, not 0x%x".formatted(detail);
    }
    int id = Invalidated.id(detail);
    String wrong = id == Invalidated.EVERY_ID ? null : id(id);
    return wrong == null && pageCount != 0 ? range(0, address, pageCount) : wrong;
  }

  private @Nullable String lock(
      EventKind kind, int actor, long object, long lockClass, long exclusive) {
    if (lockClass < 0 || lockClass >= LockClass.values().length) {
      return "a lock class, 0 to %d, not %d".formatted(LockClass.values().length - 1, lockClass);
    }
    int code = (int) lockClass;
    String name = "%s lock 0x%x".formatted(LockClass.of(code), object);
    boolean isHeld = cells.locks.holds(actor, code, object);
    return switch (kind) {
      case UNLOCK -> isHeld ? null : "%s to hold the %s".formatted(Actors.name(actor), name);
      case LOCK ->
          !isHeld
              && cells.locks.hasRoom(actor)
              && !cells.locks.isExcluded(actor, code, object, exclusive != 0)
                  ? null
                  : "the %s to be free for %s".formatted(name, Actors.name(actor));
      default -> null;
    };
  }
}
