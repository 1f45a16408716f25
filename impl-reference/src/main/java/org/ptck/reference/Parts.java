package org.ptck.reference;

/**
 * The replaceable parts of a {@link ReferenceManager}: the seam for other correct ways of doing one
 * thing, and for wrong ones that a checker should find.
 *
 * <p>Each part is one decision that kernels take differently. A value says how to make the parts:
 * it has no state and serves any number of managers.
 *
 * @param flushTargets which CPUs a flush reaches
 * @param flusher what is invalidated on which occasion
 * @param spaceIds which id tags a space's translations, and what becomes of it at exit
 * @param folioReferences how references are dropped
 * @param rmapRemoval when unmapped pages stop to count as mapped
 * @param forkCounts how pages that fork shares are counted
 * @param pageReuse when copy-on-write need not copy
 * @param gatherFinish in which order unmap and exit give things back
 * @param linkClear how links to empty tables are cleared
 * @param deadEntries what exit does with entries
 * @param exitPause what exit does before it gives memory back
 */
public record Parts(
    Part<FlushTargets> flushTargets,
    Part<Flusher> flusher,
    Part<SpaceIds> spaceIds,
    Part<FolioReferences> folioReferences,
    Part<RmapRemoval> rmapRemoval,
    Part<ForkCounts> forkCounts,
    Part<PageReuse> pageReuse,
    Part<GatherFinish> gatherFinish,
    Part<LinkClear> linkClear,
    Part<DeadEntries> deadEntries,
    Part<ExitPause> exitPause) {

  /** The plain parts, which need no style to be declared. */
  public static final Parts PLAIN =
      new Parts(
          kernel -> new BroadcastTargets(),
          Flusher::new,
          IdPool::new,
          FolioReferences::new,
          EarlyRmapRemoval::new,
          SharedPageCounts::new,
          SoleOwnerReuse::new,
          kernel -> new SafeGatherFinish(),
          LockedLinkClear::new,
          ClearedDeadEntries::new,
          kernel -> ExitPause.NONE);

  /** These parts with another FlushTargets. */
  public Parts withFlushTargets(Part<FlushTargets> part) {
    return new Parts(
        part,
        flusher,
        spaceIds,
        folioReferences,
        rmapRemoval,
        forkCounts,
        pageReuse,
        gatherFinish,
        linkClear,
        deadEntries,
        exitPause);
  }

  /** These parts with another Flusher. */
  public Parts withFlusher(Part<Flusher> part) {
    return new Parts(
        flushTargets,
        part,
        spaceIds,
        folioReferences,
        rmapRemoval,
        forkCounts,
        pageReuse,
        gatherFinish,
        linkClear,
        deadEntries,
        exitPause);
  }

  /** These parts with another SpaceIds. */
  public Parts withSpaceIds(Part<SpaceIds> part) {
    return new Parts(
        flushTargets,
        flusher,
        part,
        folioReferences,
        rmapRemoval,
        forkCounts,
        pageReuse,
        gatherFinish,
        linkClear,
        deadEntries,
        exitPause);
  }

  /** These parts with another FolioReferences. */
  public Parts withFolioReferences(Part<FolioReferences> part) {
    return new Parts(
        flushTargets,
        flusher,
        spaceIds,
        part,
        rmapRemoval,
        forkCounts,
        pageReuse,
        gatherFinish,
        linkClear,
        deadEntries,
        exitPause);
  }

  /** These parts with another RmapRemoval. */
  public Parts withRmapRemoval(Part<RmapRemoval> part) {
    return new Parts(
        flushTargets,
        flusher,
        spaceIds,
        folioReferences,
        part,
        forkCounts,
        pageReuse,
        gatherFinish,
        linkClear,
        deadEntries,
        exitPause);
  }

  /** These parts with another ForkCounts. */
  public Parts withForkCounts(Part<ForkCounts> part) {
    return new Parts(
        flushTargets,
        flusher,
        spaceIds,
        folioReferences,
        rmapRemoval,
        part,
        pageReuse,
        gatherFinish,
        linkClear,
        deadEntries,
        exitPause);
  }

  /** These parts with another PageReuse. */
  public Parts withPageReuse(Part<PageReuse> part) {
    return new Parts(
        flushTargets,
        flusher,
        spaceIds,
        folioReferences,
        rmapRemoval,
        forkCounts,
        part,
        gatherFinish,
        linkClear,
        deadEntries,
        exitPause);
  }

  /** These parts with another GatherFinish. */
  public Parts withGatherFinish(Part<GatherFinish> part) {
    return new Parts(
        flushTargets,
        flusher,
        spaceIds,
        folioReferences,
        rmapRemoval,
        forkCounts,
        pageReuse,
        part,
        linkClear,
        deadEntries,
        exitPause);
  }

  /** These parts with another LinkClear. */
  public Parts withLinkClear(Part<LinkClear> part) {
    return new Parts(
        flushTargets,
        flusher,
        spaceIds,
        folioReferences,
        rmapRemoval,
        forkCounts,
        pageReuse,
        gatherFinish,
        part,
        deadEntries,
        exitPause);
  }

  /** These parts with another DeadEntries. */
  public Parts withDeadEntries(Part<DeadEntries> part) {
    return new Parts(
        flushTargets,
        flusher,
        spaceIds,
        folioReferences,
        rmapRemoval,
        forkCounts,
        pageReuse,
        gatherFinish,
        linkClear,
        part,
        exitPause);
  }

  /** These parts with another ExitPause. */
  public Parts withExitPause(Part<ExitPause> part) {
    return new Parts(
        flushTargets,
        flusher,
        spaceIds,
        folioReferences,
        rmapRemoval,
        forkCounts,
        pageReuse,
        gatherFinish,
        linkClear,
        deadEntries,
        part);
  }
}
