package org.ptck.spec.machine.memory;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;

/**
 * What a machine remembers: tables, folios, files, pins and counters, laid out one after the other
 * in one store, which is reset in the time of what was used.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MachineMemory {

  private final FrameMap frames;
  private final EntryCells entries;
  private final TableCells tables;
  private final FolioCells folios;
  private final FileCells files;
  private final CacheCells cache;
  private final PinCells pins;
  private final ResidentCells residents;
  private final ReverseLinks links = new ReverseLinks();

  private final Store store;
  private final long base;

  /**
   * Memory of spaces of the geometry, all zero.
   *
   * @param shared where entries and data lie if code under test reaches them directly; null if it
   *   does not
   * @throws IllegalArgumentException if that is too small or begins where it cannot
   */
  public MachineMemory(Geometry geometry, MachineSize size, @Nullable PhysicalMemory shared) {
    this.base = shared == null ? 0 : shared.base();
    this.frames = new FrameMap(geometry, size, base);
    if (shared != null && shared.byteCount() < frames.memoryBytes()) {
      throw new IllegalArgumentException(
          "the machine needs %d bytes of memory, not %d"
              .formatted(frames.memoryBytes(), shared.byteCount()));
    }
    long tableFirst = shared == null ? TableMemoryCells.wordCount(frames) : 0;
    long folioFirst = tableFirst + TableCells.wordCount(frames);
    long fileFirst = folioFirst + FolioCells.wordCount(frames);
    long cacheFirst = fileFirst + FileCells.wordCount();
    long pinFirst = cacheFirst + CacheCells.wordCount(frames);
    long residentFirst = pinFirst + PinCells.wordCount();
    this.store =
        new Store(residentFirst + ResidentCells.wordCount(CpuCells.SPACE_COUNT_MAX));
    MappedPages mapped = shared == null ? null : new MappedPages(frames, shared);
    this.entries =
        shared == null
            ? new TableMemoryCells(frames, geometry, store, 0)
            : new MappedEntryCells(frames, geometry, shared);
    this.tables = new TableCells(frames, store, tableFirst);
    this.folios = new FolioCells(frames, store, folioFirst, mapped);
    this.files = new FileCells(store, fileFirst);
    this.cache = new CacheCells(frames, folios, files, store, cacheFirst);
    this.pins = new PinCells(store, pinFirst);
    this.residents = new ResidentCells(store, residentFirst);
  }

  /** Where tables and pages lie. */
  public FrameMap frames() {
    return frames;
  }

  /** The words of entries. */
  public EntryCells entries() {
    return entries;
  }

  /** Which tables are allocated, and of which level. */
  public TableCells tables() {
    return tables;
  }

  /** Counters, marks and data of pages. */
  public FolioCells folios() {
    return folios;
  }

  /** Storage. */
  public FileCells files() {
    return files;
  }

  /** Which folios cache what. */
  public CacheCells cache() {
    return cache;
  }

  /** Which pages devices use. */
  public PinCells pins() {
    return pins;
  }

  /** The resident-set counters of spaces. */
  public ResidentCells residents() {
    return residents;
  }

  /** What the reverse mapping knows. */
  public ReverseLinks links() {
    return links;
  }

  /** The physical address at which frames begin. */
  public long base() {
    return base;
  }

  /** What rules look at without a ledger. */
  public MemoryCells cells() {
    return new MemoryCells(folios, files, cache, pins, residents);
  }

  /** Forgets everything; what is shared is wiped by whoever adopts from it. */
  public void reset() {
    store.reset();
    tables.reset();
    folios.reset();
    cache.reset();
    links.reset();
  }

  /** Whether both hold the same. */
  public boolean contentEquals(MachineMemory other) {
    return store.contentEquals(other.store) && links.contentEquals(other.links);
  }
}
