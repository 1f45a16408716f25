package org.ptck.reference;

import java.util.function.Consumer;
import java.util.function.Function;
import org.ptck.reference.copy.BrokenReplacement;
import org.ptck.reference.copy.CountedPins;
import org.ptck.reference.copy.ForkCounts;
import org.ptck.reference.copy.ForkPinned;
import org.ptck.reference.copy.PageReplacement;
import org.ptck.reference.copy.PageReuse;
import org.ptck.reference.copy.PinTarget;
import org.ptck.reference.copy.SharedPageCounts;
import org.ptck.reference.copy.SoleOwnerReuse;
import org.ptck.reference.copy.UnsharedPinTarget;
import org.ptck.reference.gather.ClearedDeadEntries;
import org.ptck.reference.gather.DeadEntries;
import org.ptck.reference.gather.ExitPause;
import org.ptck.reference.gather.GatherFinish;
import org.ptck.reference.gather.LinkClear;
import org.ptck.reference.gather.LockedLinkClear;
import org.ptck.reference.gather.SafeGatherFinish;
import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.page.EarlyRmapRemoval;
import org.ptck.reference.page.FolioDirtyCarry;
import org.ptck.reference.page.FolioReferences;
import org.ptck.reference.page.RmapRemoval;
import org.ptck.reference.page.ZeroPage;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.request.UserCopy;
import org.ptck.reference.tlb.BroadcastTargets;
import org.ptck.reference.tlb.FlushTargets;
import org.ptck.reference.tlb.Flusher;
import org.ptck.reference.tlb.IdPool;
import org.ptck.reference.tlb.SpaceIds;
import org.ptck.reference.writeback.Cleaning;
import org.ptck.reference.writeback.CleaningInPlace;
import org.ptck.reference.writeback.WriteBack;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * The replaceable parts of a {@link ReferenceManager}: the seam for other correct ways of doing one
 * thing, and for wrong ones that a checker should find.
 *
 * <p>Each part is one decision that kernels take differently. A value says how to make the parts,
 * each from what it may use: it has no state and serves any number of managers. It never changes
 * once it is handed out.
 */
public final class Parts {

  /** The plain parts, which need no style to be declared. */
  public static final Parts PLAIN = new Parts();

  // Translations, from the CPUs that have them to the ids that tag them.
  FlushTargets.Maker flushTargets = (_, _) -> new BroadcastTargets();
  Flusher.Maker flusher = Flusher::new;
  SpaceIds.Maker spaceIds = IdPool::new;

  // Pages that entries map.
  Function<Hardware, ZeroPage> zeroPage = _ -> ZeroPage.NONE;
  Function<Hardware, RmapRemoval> rmapRemoval = EarlyRmapRemoval::new;
  Function<Hardware, FolioReferences> folioReferences = FolioReferences::new;
  DirtyCarry.Maker dirtyCarry = (platform, _) -> new FolioDirtyCarry(platform);

  // Pages that spaces share, and stop to share.
  Function<Hardware, ForkCounts> forkCounts = SharedPageCounts::new;
  Function<Hardware, ForkPinned> forkPinned = CountedPins::new;
  Function<Hardware, PageReuse> pageReuse = SoleOwnerReuse::new;
  PageReplacement.Maker pageReplacement = BrokenReplacement::new;
  PinTarget.Maker pinTarget = UnsharedPinTarget::new;

  // What the kernel does for user code.
  UserCopy.Maker userCopy = UserCopy::new;

  // What is written back.
  WriteBack.Maker writeBack = WriteBack::new;
  Cleaning.Maker cleaning = CleaningInPlace::new;

  // What is taken away.
  GatherFinish gatherFinish = new SafeGatherFinish();
  Function<Platform, LinkClear> linkClear = LockedLinkClear::new;
  Function<Platform, DeadEntries> deadEntries =
      platform -> new ClearedDeadEntries(platform.entries());
  Function<MachineLocks, ExitPause> exitPause = _ -> ExitPause.NONE;

  private Parts() {}

  private Parts(Parts other) {
    flushTargets = other.flushTargets;
    flusher = other.flusher;
    spaceIds = other.spaceIds;
    zeroPage = other.zeroPage;
    rmapRemoval = other.rmapRemoval;
    folioReferences = other.folioReferences;
    dirtyCarry = other.dirtyCarry;
    forkCounts = other.forkCounts;
    forkPinned = other.forkPinned;
    pageReuse = other.pageReuse;
    pageReplacement = other.pageReplacement;
    pinTarget = other.pinTarget;
    userCopy = other.userCopy;
    writeBack = other.writeBack;
    cleaning = other.cleaning;
    gatherFinish = other.gatherFinish;
    linkClear = other.linkClear;
    deadEntries = other.deadEntries;
    exitPause = other.exitPause;
  }

  private Parts with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts;
  }

  /** How to make the part that decides which CPUs a flush reaches; for others around it. */
  public FlushTargets.Maker flushTargets() {
    return flushTargets;
  }

  /** These parts, but for the one that decides which CPUs a flush reaches. */
  public Parts withFlushTargets(FlushTargets.Maker maker) {
    return with(parts -> parts.flushTargets = maker);
  }

  /** These parts, but for the one that decides what is invalidated on which occasion. */
  public Parts withFlusher(Flusher.Maker maker) {
    return with(parts -> parts.flusher = maker);
  }

  /**
   * These parts, but for the one that decides which id tags a space's translations, and what
   * becomes of it at exit.
   */
  public Parts withSpaceIds(SpaceIds.Maker maker) {
    return with(parts -> parts.spaceIds = maker);
  }

  /** These parts, but for the one that decides what loads of untouched anonymous memory see. */
  public Parts withZeroPage(Function<Hardware, ZeroPage> maker) {
    return with(parts -> parts.zeroPage = maker);
  }

  /** These parts, but for the one that decides when unmapped pages stop to count as mapped. */
  public Parts withRmapRemoval(Function<Hardware, RmapRemoval> maker) {
    return with(parts -> parts.rmapRemoval = maker);
  }

  /** These parts, but for the one that decides how references are dropped. */
  public Parts withFolioReferences(Function<Hardware, FolioReferences> maker) {
    return with(parts -> parts.folioReferences = maker);
  }

  /**
   * These parts, but for the one that decides what becomes of the dirty state of entries that are
   * cleared.
   */
  public Parts withDirtyCarry(DirtyCarry.Maker maker) {
    return with(parts -> parts.dirtyCarry = maker);
  }

  /** These parts, but for the one that decides how pages that fork shares are counted. */
  public Parts withForkCounts(Function<Hardware, ForkCounts> maker) {
    return with(parts -> parts.forkCounts = maker);
  }

  /** These parts, but for the one that decides which folios fork takes for pinned. */
  public Parts withForkPinned(Function<Hardware, ForkPinned> maker) {
    return with(parts -> parts.forkPinned = maker);
  }

  /** These parts, but for the one that decides when copy-on-write need not copy. */
  public Parts withPageReuse(Function<Hardware, PageReuse> maker) {
    return with(parts -> parts.pageReuse = maker);
  }

  /** These parts, but for the one that decides how a present entry comes to map another page. */
  public Parts withPageReplacement(PageReplacement.Maker maker) {
    return with(parts -> parts.pageReplacement = maker);
  }

  /** These parts, but for the one that decides what is done to a page before it is pinned. */
  public Parts withPinTarget(PinTarget.Maker maker) {
    return with(parts -> parts.pinTarget = maker);
  }

  /** These parts, but for the one that decides how the kernel loads and stores for user code. */
  public Parts withUserCopy(UserCopy.Maker maker) {
    return with(parts -> parts.userCopy = maker);
  }

  /** These parts, but for the one that decides in which order a folio is cleaned and stored. */
  public Parts withWriteBack(WriteBack.Maker maker) {
    return with(parts -> parts.writeBack = maker);
  }

  /** These parts, but for the one that decides how entries become clean. */
  public Parts withCleaning(Cleaning.Maker maker) {
    return with(parts -> parts.cleaning = maker);
  }

  /** These parts, but for the one that decides in which order unmap and exit give things back. */
  public Parts withGatherFinish(GatherFinish part) {
    return with(parts -> parts.gatherFinish = part);
  }

  /** These parts, but for the one that decides how links to empty tables are cleared. */
  public Parts withLinkClear(Function<Platform, LinkClear> maker) {
    return with(parts -> parts.linkClear = maker);
  }

  /** These parts, but for the one that decides what exit does with entries. */
  public Parts withDeadEntries(Function<Platform, DeadEntries> maker) {
    return with(parts -> parts.deadEntries = maker);
  }

  /** These parts, but for the one that decides what exit does before it gives memory back. */
  public Parts withExitPause(Function<MachineLocks, ExitPause> maker) {
    return with(parts -> parts.exitPause = maker);
  }
}
