package org.ptck.spec.machine.fold;

import java.util.Arrays;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.lock.LockTable;
import org.ptck.spec.machine.memory.CacheCells;
import org.ptck.spec.machine.memory.FileCells;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MemoryCells;
import org.ptck.spec.machine.memory.PinCells;
import org.ptck.spec.machine.memory.ResidentCells;
import org.ptck.spec.machine.memory.Store;

/**
 * Counters, marks, data, storage, pins and locks, as events tell of them.
 *
 * <p>The cells of a machine that made the events hold the same after each of them. Events are taken
 * as they come: that they can follow is for {@link Sequence} to say.
 */
final class FoldedCells {

  final FolioCells folios;
  final FileCells files;
  final CacheCells cache;
  final PinCells pins;
  final ResidentCells residents;
  final LockTable locks;

  private final Store store;
  private final long[] operations;

  FoldedCells(FrameMap frames, int spaceCount, int actorCountMax) {
    long fileFirst = FolioCells.wordCount(frames);
    long cacheFirst = fileFirst + FileCells.wordCount();
    long pinFirst = cacheFirst + CacheCells.wordCount(frames);
    long residentFirst = pinFirst + PinCells.wordCount();
    this.store = new Store(residentFirst + ResidentCells.wordCount(spaceCount));
    this.folios = new FolioCells(frames, store, 0);
    this.files = new FileCells(store, fileFirst);
    this.cache = new CacheCells(frames, folios, files, store, cacheFirst);
    this.pins = new PinCells(store, pinFirst);
    this.residents = new ResidentCells(store, residentFirst);
    this.locks = new LockTable(actorCountMax);
    this.operations = new long[actorCountMax];
  }

  /** Forgets everything. */
  void reset() {
    store.reset();
    folios.reset();
    cache.reset();
    locks.reset();
    Arrays.fill(operations, 0);
  }

  MemoryCells memory() {
    return new MemoryCells(folios, files, cache, pins, residents);
  }

  /** The number of the operation that runs on the CPU; 0 if none does. */
  long operation(int actor) {
    return operations[actor];
  }

  /** Takes in one event; its words are those that {@link EventKind} describes. */
  void apply(EventKind kind, int actor, long subject, long before, long after, long detail) {
    switch (kind) {
      case FOLIO_ALLOCATE -> folios.noteAllocated((int) subject, (int) after);
      case FOLIO_RESERVE -> folios.reserve((int) subject);
      case FOLIO_FREE -> {
        folios.free((int) subject);
        cache.forget((int) subject);
      }
      case REFERENCE_CHANGE -> folios.setReferences((int) subject, (int) after);
      case MAPCOUNT_CHANGE ->
          folios.addMapcount((int) before, (int) subject, (int) detail, (int) after);
      case EXCLUSIVE_CHANGE -> {
        for (long page = subject; page < subject + detail; page++) {
          folios.setExclusive((int) page, after != 0);
        }
      }
      case FOLIO_DIRTY_CHANGE -> cache.setDirty((int) subject, after != 0);
      case CACHE_ADD -> cache.add((int) subject, (int) before, (int) after);
      case CACHE_REMOVE -> cache.remove((int) subject);
      case STORE_BEGIN -> cache.beginStore((int) subject);
      case STORE_END -> cache.endStore((int) subject);
      case STORAGE_READ, PAGE_ZERO, PAGE_COPY, PAGE_STORE, PAGE_FOUND, PAGE_WRITE, DEVICE_STORE ->
          folios.setStamp((int) subject, after);
      case PIN_ADD -> pins.open((int) after, (int) subject, detail != 0);
      case PIN_REMOVE -> pins.close((int) before);
      case RESIDENT_CHANGE -> residents.set((int) subject, (int) detail, after);
      case LOCK -> locks.take(actor, (int) before, subject, after != 0);
      case UNLOCK -> locks.release(actor, (int) before, subject);
      case OPERATION_BEGIN -> {
        locks.beginOperation(actor);
        operations[actor] = subject;
      }
      case OPERATION_END -> operations[actor] = 0;
      default -> {}
    }
  }
}
