package org.ptck.spec.machine.ledger.table;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.hardware.ResidentCounters;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.page.FolioIndex;
import org.ptck.spec.machine.ledger.page.PageIndex;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * How many pages the entries of each space map, by what the pages are: what its resident-set
 * counters should be. Those that user code may not use are counted apart; whether they are resident
 * is the implementation's to say.
 *
 * <p>A leaf counts for every way from a root to its table. The ways up from the table that was
 * asked about last are remembered until a link or root changes. A table that is linked or unlinked
 * with entries in it is counted as a whole.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Resident {

  private static final int KIND_COUNT = ResidentCounters.KIND_COUNT;

  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final CpuIndex cpus;
  private final PageIndex pages;
  private final FolioIndex folios;
  private final TableAccess access;
  private final long[] counts = new long[CpuIndex.SPACE_COUNT_MAX * KIND_COUNT];
  private final long[] supervisorCounts = new long[CpuIndex.SPACE_COUNT_MAX * KIND_COUNT];
  private final long[] sums = new long[KIND_COUNT];
  private final long[] supervisorSums = new long[KIND_COUNT];
  private int[] owners = new int[4];
  private UserAccess[] ownerAccesses = new UserAccess[4];
  private long[] ownerBases = new long[4];
  private int ownerCount;
  private int ownedFrame;

  public Resident(
      TableContents contents,
      TableAccess access,
      CpuIndex cpus,
      PageIndex pages,
      FolioIndex folios) {
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.access = access;
    this.cpus = cpus;
    this.pages = pages;
    this.folios = folios;
  }

  /** Nothing is mapped. */
  public void reset() {
    Arrays.fill(counts, 0);
    Arrays.fill(supervisorCounts, 0);
    linksChanged();
  }

  /** The pages of the kind that the space maps for user code; none if it has no root. */
  public long mapped(int space, int kind) {
    return counts[space * KIND_COUNT + kind];
  }

  /** The pages of the kind that the space maps at user addresses, and not for user code. */
  public long supervisorMapped(int space, int kind) {
    return supervisorCounts[space * KIND_COUNT + kind];
  }

  /** Whether both count the same. */
  public boolean contentEquals(Resident other) {
    return Arrays.equals(counts, other.counts)
        && Arrays.equals(supervisorCounts, other.supervisorCounts);
  }

  /** Ways up may be others from now on. */
  public void linksChanged() {
    ownedFrame = 0;
  }

  /** A leaf of the table counts {@code delta} times more. */
  void leaf(int frame, int level, long entry, long word, int delta) {
    locate(frame);
    if (ownerCount > 0) {
      clearSums();
      addLeaf(level, entry, word, access.leaf(frame, level, entry, word));
      addSums(delta);
    }
  }

  /**
   * A table was linked into another one, or with {@code delta} -1 unlinked from it.
   *
   * @param word the link, which stood or stands in {@code entry} of the parent
   */
  void subtree(int parent, long entry, long word, int child, int delta) {
    linksChanged();
    int level = tables.level(parent);
    if (tables.used(child) > 0 && level == tables.level(child) + 1) {
      locate(parent);
      long offset = geometry.span(level, entry - frames.address(parent));
      UserAccess link = architecture.linkAccess(level, word);
      // What is whose depends on where it stands only if some of it is a kernel's.
      int different = geometry.isNarrowed() ? ownerCount : Math.min(ownerCount, 1);
      for (int n = 0; n < different; n++) {
        long base = ownerBases[n] + offset;
        clearSums();
        addTable(child, link.and(geometry.place(level, base)), base);
        if (geometry.isNarrowed()) {
          addSums(n, delta);
        } else {
          addSums(delta);
        }
      }
    }
  }

  /** The table is the root of the space from now on. */
  public void rootSet(int space, int frame) {
    linksChanged();
    clearSums();
    if (tables.level(frame) == geometry.rootLevel() && tables.used(frame) > 0) {
      addTable(frame, UserAccess.WRITE, 0);
    }
    for (int kind = 0; kind < KIND_COUNT; kind++) {
      counts[space * KIND_COUNT + kind] = sums[kind];
      supervisorCounts[space * KIND_COUNT + kind] = supervisorSums[kind];
    }
  }

  /** The space has no root any more. */
  public void rootDropped(int space) {
    linksChanged();
    Arrays.fill(counts, space * KIND_COUNT, (space + 1) * KIND_COUNT, 0);
    Arrays.fill(supervisorCounts, space * KIND_COUNT, (space + 1) * KIND_COUNT, 0);
  }

  /** Pages that are mapped have become of another kind. */
  public void recount() {
    for (int space = 0; space < CpuIndex.SPACE_COUNT_MAX; space++) {
      int root = cpus.rootOf(space);
      if (root != 0) {
        rootSet(space, root);
      }
    }
  }

  private void clearSums() {
    Arrays.fill(sums, 0);
    Arrays.fill(supervisorSums, 0);
  }

  private void addSums(int delta) {
    for (int n = 0; n < ownerCount; n++) {
      addSums(n, delta);
    }
  }

  private void addSums(int n, int delta) {
    for (int kind = 0; kind < KIND_COUNT; kind++) {
      int index = owners[n] * KIND_COUNT + kind;
      switch (ownerAccesses[n]) {
        case OUTSIDE -> {}
        case NONE -> supervisorCounts[index] += delta * (sums[kind] + supervisorSums[kind]);
        case READ, WRITE -> {
          counts[index] += delta * sums[kind];
          supervisorCounts[index] += delta * supervisorSums[kind];
        }
      }
    }
  }

  private void addTable(int frame, UserAccess above, long base) {
    if (above == UserAccess.OUTSIDE) {
      return;
    }
    int level = tables.level(frame);
    long end = frames.address(frame) + geometry.tableBytes(level);
    long entryBytes = 1L << geometry.entryShift(level);
    long entry = words.nextUsed(frames.address(frame), end);
    for (; entry < end; entry = words.nextUsed(entry + entryBytes, end)) {
      long word = words.get(level, entry);
      if (architecture.isLeaf(level, word)) {
        addLeaf(level, entry, word, above.and(access.leaf(frame, level, entry, word)));
      } else if (architecture.isTable(level, word)) {
        int child = frames.frame(architecture.physicalAddress(word));
        if (frames.isTable(child) && tables.used(child) > 0 && tables.level(child) == level - 1) {
          long at = base + geometry.span(level, entry - frames.address(frame));
          UserAccess link = architecture.linkAccess(level, word).and(geometry.place(level, at));
          addTable(child, above.and(link), at);
        }
      }
    }
  }

  private void addLeaf(int level, long entry, long word, UserAccess through) {
    if (through == UserAccess.OUTSIDE) {
      return;
    }
    long[] into = through.isAny() ? sums : supervisorSums;
    long first = architecture.target(word, entry) >>> geometry.pageShift();
    long end = pages.dataEnd(first + (geometry.spanBytes(level) >>> geometry.pageShift()));
    long page = pages.dataStart(first);
    while (page < end) {
      int folio = folios.folioOf(page);
      long next = folio == 0 ? page + 1 : Math.min(end, (long) folio + folios.pageCount(folio));
      if (folio == 0 || !folios.has(folio, FolioIndex.RESERVED)) {
        boolean cached = folio != 0 && folios.has(folio, FolioIndex.CACHED);
        into[cached ? ResidentCounters.FILE : ResidentCounters.ANONYMOUS] += next - page;
      }
      page = next;
    }
  }

  /** Finds the spaces that the table belongs to, once for each way up to a root. */
  private void locate(int frame) {
    if (ownedFrame != frame) {
      ownedFrame = frame;
      ownerCount = 0;
      climb(frame, UserAccess.WRITE, 0, geometry.tableSpanBytes(tables.level(frame)) - 1);
    }
  }

  private void climb(int frame, UserAccess through, long base, long spanMask) {
    int level = tables.level(frame);
    if (level == geometry.rootLevel()) {
      int space = tables.rootOf(frame);
      if (space >= 0) {
        if (ownerCount == owners.length) {
          owners = Arrays.copyOf(owners, ownerCount * 2);
          ownerAccesses = Arrays.copyOf(ownerAccesses, ownerCount * 2);
          ownerBases = Arrays.copyOf(ownerBases, ownerCount * 2);
        }
        boolean isUsers = geometry.meetsUserRange(base, base + spanMask);
        ownerAccesses[ownerCount] = isUsers ? through : UserAccess.OUTSIDE;
        ownerBases[ownerCount] = base;
        owners[ownerCount++] = space;
      }
      return;
    }
    for (int n = 0; n < tables.parentCount(frame); n++) {
      long entry = tables.parent(frame, n);
      int parent = frames.frame(entry);
      if (tables.level(parent) == level + 1) {
        long word = words.get(level + 1, entry);
        long offset = geometry.span(level + 1, entry - frames.address(parent));
        climb(
            parent,
            through.and(architecture.linkAccess(level + 1, word)),
            base + offset,
            spanMask);
      }
    }
  }
}
