package org.ptck.reference;

/**
 * The replaceable parts of a {@link ReferenceManager}: the seam for other correct ways of doing one
 * thing, and for wrong ones that a checker should find.
 *
 * <p>Each part is one decision that kernels take differently. A value says how to make the parts:
 * it has no state and serves any number of managers. It never changes once it is handed out.
 */
public final class Parts {

  /** The plain parts, which need no style to be declared. */
  public static final Parts PLAIN = new Parts();

  private Part<FlushTargets> flushTargets = _ -> new BroadcastTargets();
  private Part<Flusher> flusher = Flusher::new;
  private Part<SpaceIds> spaceIds = IdPool::new;
  private Part<FolioReferences> folioReferences = FolioReferences::new;
  private Part<RmapRemoval> rmapRemoval = EarlyRmapRemoval::new;
  private Part<ForkCounts> forkCounts = SharedPageCounts::new;
  private Part<ForkPinned> forkPinned = CountedPins::new;
  private Part<PageReuse> pageReuse = SoleOwnerReuse::new;
  private Part<ZeroPage> zeroPage = _ -> ZeroPage.NONE;
  private Part<PinTarget> pinTarget = UnsharedPinTarget::new;
  private Part<PageReplacement> pageReplacement = BrokenReplacement::new;
  private Part<DirtyCarry> dirtyCarry = FolioDirtyCarry::new;
  private Part<WriteBack> writeBack = WriteBack::new;
  private Part<GatherFinish> gatherFinish = _ -> new SafeGatherFinish();
  private Part<LinkClear> linkClear = LockedLinkClear::new;
  private Part<DeadEntries> deadEntries = ClearedDeadEntries::new;
  private Part<ExitPause> exitPause = _ -> ExitPause.NONE;

  private Parts() {}

  private Parts(Parts other) {
    flushTargets = other.flushTargets;
    flusher = other.flusher;
    spaceIds = other.spaceIds;
    folioReferences = other.folioReferences;
    rmapRemoval = other.rmapRemoval;
    forkCounts = other.forkCounts;
    forkPinned = other.forkPinned;
    pageReuse = other.pageReuse;
    zeroPage = other.zeroPage;
    pinTarget = other.pinTarget;
    pageReplacement = other.pageReplacement;
    dirtyCarry = other.dirtyCarry;
    writeBack = other.writeBack;
    gatherFinish = other.gatherFinish;
    linkClear = other.linkClear;
    deadEntries = other.deadEntries;
    exitPause = other.exitPause;
  }

  /** How to make the part that decides which CPUs a flush reaches. */
  public Part<FlushTargets> flushTargets() {
    return flushTargets;
  }

  /** These parts with another FlushTargets. */
  public Parts withFlushTargets(Part<FlushTargets> part) {
    Parts parts = new Parts(this);
    parts.flushTargets = part;
    return parts;
  }

  /** How to make the part that decides what is invalidated on which occasion. */
  public Part<Flusher> flusher() {
    return flusher;
  }

  /** These parts with another Flusher. */
  public Parts withFlusher(Part<Flusher> part) {
    Parts parts = new Parts(this);
    parts.flusher = part;
    return parts;
  }

  /**
   * How to make the part that decides which id tags a space's translations, and what becomes of it
   * at exit.
   */
  public Part<SpaceIds> spaceIds() {
    return spaceIds;
  }

  /** These parts with another SpaceIds. */
  public Parts withSpaceIds(Part<SpaceIds> part) {
    Parts parts = new Parts(this);
    parts.spaceIds = part;
    return parts;
  }

  /** How to make the part that decides how references are dropped. */
  public Part<FolioReferences> folioReferences() {
    return folioReferences;
  }

  /** These parts with another FolioReferences. */
  public Parts withFolioReferences(Part<FolioReferences> part) {
    Parts parts = new Parts(this);
    parts.folioReferences = part;
    return parts;
  }

  /** How to make the part that decides when unmapped pages stop to count as mapped. */
  public Part<RmapRemoval> rmapRemoval() {
    return rmapRemoval;
  }

  /** These parts with another RmapRemoval. */
  public Parts withRmapRemoval(Part<RmapRemoval> part) {
    Parts parts = new Parts(this);
    parts.rmapRemoval = part;
    return parts;
  }

  /** How to make the part that decides how pages that fork shares are counted. */
  public Part<ForkCounts> forkCounts() {
    return forkCounts;
  }

  /** These parts with another ForkCounts. */
  public Parts withForkCounts(Part<ForkCounts> part) {
    Parts parts = new Parts(this);
    parts.forkCounts = part;
    return parts;
  }

  /** How to make the part that decides which folios fork takes for pinned. */
  public Part<ForkPinned> forkPinned() {
    return forkPinned;
  }

  /** These parts with another ForkPinned. */
  public Parts withForkPinned(Part<ForkPinned> part) {
    Parts parts = new Parts(this);
    parts.forkPinned = part;
    return parts;
  }

  /** How to make the part that decides when copy-on-write need not copy. */
  public Part<PageReuse> pageReuse() {
    return pageReuse;
  }

  /** These parts with another PageReuse. */
  public Parts withPageReuse(Part<PageReuse> part) {
    Parts parts = new Parts(this);
    parts.pageReuse = part;
    return parts;
  }

  /** How to make the part that decides what loads of untouched anonymous memory see. */
  public Part<ZeroPage> zeroPage() {
    return zeroPage;
  }

  /** These parts with another ZeroPage. */
  public Parts withZeroPage(Part<ZeroPage> part) {
    Parts parts = new Parts(this);
    parts.zeroPage = part;
    return parts;
  }

  /** How to make the part that decides what is done to a page before it is pinned. */
  public Part<PinTarget> pinTarget() {
    return pinTarget;
  }

  /** These parts with another PinTarget. */
  public Parts withPinTarget(Part<PinTarget> part) {
    Parts parts = new Parts(this);
    parts.pinTarget = part;
    return parts;
  }

  /** How to make the part that decides how a present entry comes to map another page. */
  public Part<PageReplacement> pageReplacement() {
    return pageReplacement;
  }

  /** These parts with another PageReplacement. */
  public Parts withPageReplacement(Part<PageReplacement> part) {
    Parts parts = new Parts(this);
    parts.pageReplacement = part;
    return parts;
  }

  /**
   * How to make the part that decides what becomes of the dirty state of entries that are cleared.
   */
  public Part<DirtyCarry> dirtyCarry() {
    return dirtyCarry;
  }

  /** These parts with another DirtyCarry. */
  public Parts withDirtyCarry(Part<DirtyCarry> part) {
    Parts parts = new Parts(this);
    parts.dirtyCarry = part;
    return parts;
  }

  /** How to make the part that decides in which order a folio is cleaned and stored. */
  public Part<WriteBack> writeBack() {
    return writeBack;
  }

  /** These parts with another WriteBack. */
  public Parts withWriteBack(Part<WriteBack> part) {
    Parts parts = new Parts(this);
    parts.writeBack = part;
    return parts;
  }

  /** How to make the part that decides in which order unmap and exit give things back. */
  public Part<GatherFinish> gatherFinish() {
    return gatherFinish;
  }

  /** These parts with another GatherFinish. */
  public Parts withGatherFinish(Part<GatherFinish> part) {
    Parts parts = new Parts(this);
    parts.gatherFinish = part;
    return parts;
  }

  /** How to make the part that decides how links to empty tables are cleared. */
  public Part<LinkClear> linkClear() {
    return linkClear;
  }

  /** These parts with another LinkClear. */
  public Parts withLinkClear(Part<LinkClear> part) {
    Parts parts = new Parts(this);
    parts.linkClear = part;
    return parts;
  }

  /** How to make the part that decides what exit does with entries. */
  public Part<DeadEntries> deadEntries() {
    return deadEntries;
  }

  /** These parts with another DeadEntries. */
  public Parts withDeadEntries(Part<DeadEntries> part) {
    Parts parts = new Parts(this);
    parts.deadEntries = part;
    return parts;
  }

  /** How to make the part that decides what exit does before it gives memory back. */
  public Part<ExitPause> exitPause() {
    return exitPause;
  }

  /** These parts with another ExitPause. */
  public Parts withExitPause(Part<ExitPause> part) {
    Parts parts = new Parts(this);
    parts.exitPause = part;
    return parts;
  }
}
