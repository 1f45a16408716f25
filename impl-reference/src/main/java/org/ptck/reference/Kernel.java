package org.ptck.reference;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EntryOperations;
import org.ptck.spec.fact.Hardware;

/**
 * What all jobs of one manager share: the machine, the entry operations, the locks, the address
 * spaces, what CPUs have loaded, and the parts in use.
 */
public final class Kernel {

  /** The word of an entry that maps nothing. */
  public static final long EMPTY = 0;

  private final Geometry geometry;
  private final Hardware hardware;
  private final EntryOperations entries;
  private final MachineLocks locks;
  private final Spaces spaces = new Spaces();
  private final Contexts contexts;
  private final FlushTargets flushTargets;
  private final Flusher flusher;
  private final SpaceIds spaceIds;
  private final FolioReferences folioReferences;
  private final RmapRemoval rmapRemoval;
  private final ForkCounts forkCounts;
  private final PageReuse pageReuse;
  private final GatherFinish gatherFinish;
  private final LinkClear linkClear;
  private final DeadEntries deadEntries;
  private final ExitPause exitPause;

  Kernel(Geometry geometry, Hardware hardware, EntryOperations entries, Parts parts) {
    this.geometry = geometry;
    this.hardware = hardware;
    this.entries = entries;
    this.locks = new MachineLocks(hardware);
    this.contexts = new Contexts(this);
    this.flushTargets = parts.flushTargets().make(this);
    this.flusher = parts.flusher().make(this);
    this.spaceIds = parts.spaceIds().make(this);
    this.folioReferences = parts.folioReferences().make(this);
    this.rmapRemoval = parts.rmapRemoval().make(this);
    this.forkCounts = parts.forkCounts().make(this);
    this.pageReuse = parts.pageReuse().make(this);
    this.gatherFinish = parts.gatherFinish().make(this);
    this.linkClear = parts.linkClear().make(this);
    this.deadEntries = parts.deadEntries().make(this);
    this.exitPause = parts.exitPause().make(this);
  }

  /** The shape of the page tables. */
  public Geometry geometry() {
    return geometry;
  }

  /** The meaning of entries. */
  public Architecture architecture() {
    return geometry.architecture();
  }

  /** The machine. */
  public Hardware hardware() {
    return hardware;
  }

  /** The layer through which all leaf entries are read and changed. */
  public EntryOperations entries() {
    return entries;
  }

  /** The locks. */
  public MachineLocks locks() {
    return locks;
  }

  /** What each CPU has loaded. */
  public Contexts contexts() {
    return contexts;
  }

  /** The part that flushes. */
  public Flusher flusher() {
    return flusher;
  }

  /** The part that hands out ids. */
  public SpaceIds spaceIds() {
    return spaceIds;
  }

  /** The page that the leaf word maps. */
  public int page(long word) {
    return (int) (architecture().physicalAddress(word) >>> geometry.pageShift());
  }

  /** The number of pages of a range. */
  public long pageCount(long start, long end) {
    return (end - start) >>> geometry.pageShift();
  }

  /** The byte after a range of pages. */
  long end(long start, long pageCount) {
    return start + (pageCount << geometry.pageShift());
  }

  Spaces spaces() {
    return spaces;
  }

  FlushTargets flushTargets() {
    return flushTargets;
  }

  FolioReferences folioReferences() {
    return folioReferences;
  }

  RmapRemoval rmapRemoval() {
    return rmapRemoval;
  }

  ForkCounts forkCounts() {
    return forkCounts;
  }

  PageReuse pageReuse() {
    return pageReuse;
  }

  GatherFinish gatherFinish() {
    return gatherFinish;
  }

  LinkClear linkClear() {
    return linkClear;
  }

  DeadEntries deadEntries() {
    return deadEntries;
  }

  ExitPause exitPause() {
    return exitPause;
  }
}
