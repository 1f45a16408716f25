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
  private final PageCache pageCache;
  private final ReverseMap reverseMap;
  private final OpenPins openPins = new OpenPins();
  private final MappedPages mappedPages;
  private final FlushTargets flushTargets;
  private final Flusher flusher;
  private final SpaceIds spaceIds;
  private final FolioReferences folioReferences;
  private final RmapRemoval rmapRemoval;
  private final ForkCounts forkCounts;
  private final ForkPinned forkPinned;
  private final PageReuse pageReuse;
  private final ZeroPage zeroPage;
  private final PinTarget pinTarget;
  private final PageReplacement pageReplacement;
  private final DirtyCarry dirtyCarry;
  private final WriteBack writeBack;
  private final GatherFinish gatherFinish;
  private final LinkClear linkClear;
  private final DeadEntries deadEntries;
  private final ExitPause exitPause;

  Kernel(Geometry geometry, Hardware hardware, EntryOperations entries, Parts parts) {
    this.geometry = geometry;
    this.hardware = hardware;
    this.entries = entries;
    this.locks = new MachineLocks(hardware);
    this.contexts = new Contexts(hardware.cpuCount());
    this.pageCache = new PageCache(this);
    this.reverseMap = new ReverseMap(this);
    this.mappedPages = new MappedPages(this);
    this.flushTargets = parts.flushTargets().make(this);
    this.flusher = parts.flusher().make(this);
    this.spaceIds = parts.spaceIds().make(this);
    this.folioReferences = parts.folioReferences().make(this);
    this.rmapRemoval = parts.rmapRemoval().make(this);
    this.forkCounts = parts.forkCounts().make(this);
    this.forkPinned = parts.forkPinned().make(this);
    this.pageReuse = parts.pageReuse().make(this);
    this.zeroPage = parts.zeroPage().make(this);
    this.pinTarget = parts.pinTarget().make(this);
    this.pageReplacement = parts.pageReplacement().make(this);
    this.dirtyCarry = parts.dirtyCarry().make(this);
    this.writeBack = parts.writeBack().make(this);
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

  /**
   * The page that a leaf maps.
   *
   * @param word the leaf
   * @param entry the entry that it stands in, or stood in
   */
  public int page(long word, long entry) {
    return (int) (architecture().target(word, entry) >>> geometry.pageShift());
  }

  /** The page of a file that holds the byte. */
  int fileIndex(long offset) {
    return (int) (offset >>> geometry.pageShift());
  }

  /** The number of pages of a range. */
  public long pageCount(long start, long end) {
    return (end - start) >>> geometry.pageShift();
  }

  /** The byte after a range of pages. */
  long end(long start, long pageCount) {
    return start + (pageCount << geometry.pageShift());
  }

  /** The leaf entry that comes some entries later in its table. */
  long entry(long first, int count) {
    return first + ((long) count << geometry.entryShift(0));
  }

  /** What is cached of files. */
  public PageCache pageCache() {
    return pageCache;
  }

  /** Where files are mapped. */
  public ReverseMap reverseMap() {
    return reverseMap;
  }

  OpenPins openPins() {
    return openPins;
  }

  MappedPages mappedPages() {
    return mappedPages;
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

  ForkPinned forkPinned() {
    return forkPinned;
  }

  ZeroPage zeroPage() {
    return zeroPage;
  }

  PageReplacement pageReplacement() {
    return pageReplacement;
  }

  PinTarget pinTarget() {
    return pinTarget;
  }

  /** What becomes of the dirty state of entries that no longer map their pages. */
  public DirtyCarry dirtyCarry() {
    return dirtyCarry;
  }

  WriteBack writeBack() {
    return writeBack;
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
