package org.ptck.spec.machine.ledger.translation;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.machine.ledger.table.BlockIndex;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.ledger.table.TableIndex;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * Leaf entries that lose validity, target, size, hardware write or user access, by themselves or by
 * a link above them, or by themselves permission to execute where that is looked at: what TLBs
 * could still hold of them becomes a record, one for each place where the entry translates user
 * addresses. A record says what the walk permitted, not what the leaf does.
 *
 * <p>A TLB holds a contiguous block as a whole, with what any of its entries said. So the record
 * covers the block, and allows what any entry allowed before the change.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Narrowings {

  private final TableContents contents;
  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final BlockIndex blocks;
  private final Positions positions;
  private final GhostLinks ghosts;
  private final FlushDebts debts;
  private final Gathered gathered;
  private final StaleRecords records;

  public Narrowings(
      TableContents contents,
      BlockIndex blocks,
      Positions positions,
      StaleSet stale,
      GhostLinks ghosts,
      FlushDebts debts) {
    this.contents = contents;
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.blocks = blocks;
    this.positions = positions;
    this.ghosts = ghosts;
    this.debts = debts;
    this.gathered = new Gathered(contents);
    this.records = new StaleRecords(contents, gathered, stale, debts);
  }

  /**
   * Begins anew.
   *
   * @param executionAsked whether a leaf that loses permission to execute is narrowed by it
   */
  public void reset(boolean executionAsked) {
    gathered.reset(executionAsked);
  }

  /** A leaf has changed. */
  public void leafChanged(
      long debtor, int frame, int level, long entry, long before, long after, boolean stays) {
    boolean inBlock = blocks.isPart(level, before);
    boolean isCached;
    if (inBlock) {
      gathered.look(level, blocks.blockOf(frame, level, entry), entry, before);
      isCached = gathered.young();
    } else {
      isCached = gathered.isUsable(before);
    }
    if (!isCached && !records.isAnyMadeOld()) {
      return;
    }
    positions.locate(frame);
    long offset = contents.offset(frame, entry);
    for (int n = 0; n < positions.count(); n++) {
      long address = positions.base(n) + offset;
      UserAccess walk = positions.access(n);
      if (!positions.isUserPlace(level, address) || !walk.isAny()) {
        continue;
      }
      int space = positions.space(n);
      long mask = positions.mask(n);
      boolean losesExecution =
          stays && positions.isExecutable(n) && gathered.losesExecution(before, after);
      boolean isNarrowed =
          losesExecution
              || (inBlock
                  ? isBlockNarrowed(walk, before, walk, after, stays)
                  : isNarrowed(
                      architecture.makeYoung(architecture.throughWalk(before, walk)),
                      architecture.throughWalk(after, walk),
                      stays));
      if (!isCached) {
        // Nobody may cache it now, but somebody may have, before it was made old.
        if (isNarrowed) {
          records.takeOver(debtor, space, address, level, entry, before);
        }
      } else if (isNarrowed || isMadeOld(before, after)) {
        long owed = isNarrowed ? debtor : Debtor.NOBODY;
        if (inBlock) {
          addBlock(owed, space, address, level, entry, before, walk, mask);
        } else {
          records.leaf(owed, space, address, level, before, 0, walk, mask);
        }
      }
    }
  }

  /** Whether the entry was accessed, and is not any more. */
  private boolean isMadeOld(long before, long after) {
    return architecture.isCacheable(before) && !architecture.isCacheable(after);
  }

  /** A link that leads where it led permits something else. */
  public void linkChanged(long debtor, int frame, int level, long entry, long before, long after) {
    UserAccess linkBefore = architecture.linkAccess(level, before);
    UserAccess linkAfter = architecture.linkAccess(level, after);
    int child = frames.frame(architecture.physicalAddress(after));
    positions.locate(frame);
    long offset = contents.offset(frame, entry);
    for (int n = 0; n < positions.count(); n++) {
      long address = positions.base(n) + offset;
      UserAccess walkBefore = positions.access(n).and(linkBefore);
      UserAccess walkAfter = positions.access(n).and(linkAfter);
      if (positions.mask(n) != 0
          && positions.isUserPlace(level, address)
          && isLess(walkAfter, walkBefore)) {
        int space = positions.space(n);
        pathNarrowed(
            debtor, space, address, geometry.spanBytes(level), child, positions.mask(n),
            walkBefore);
        tableNarrowed(debtor, child, space, address, positions.mask(n), walkBefore, walkAfter);
      }
    }
  }

  /** Another root has come in the place of one whose entry was a link. */
  void linkReplaced(
      long debtor,
      int space,
      long address,
      long was,
      long is,
      long mask,
      boolean counted) {
    int level = geometry.rootLevel();
    int child = frames.frame(architecture.physicalAddress(was));
    UserAccess before = architecture.linkAccess(level, was);
    boolean stays =
        architecture.isTable(level, is)
            && architecture.physicalAddress(is) == architecture.physicalAddress(was);
    UserAccess after = stays ? architecture.linkAccess(level, is) : UserAccess.OUTSIDE;
    if (!frames.isTable(child)
        || (stays && !isLess(after, before))
        || ghosts.isKnown(space, address, child, mask)) {
      return;
    }
    ghosts.add(
        space, address, geometry.spanBytes(level), child, mask, debtor, before);
    if (counted) {
      debts.incurred(debtor);
    }
    if (counted && stays) {
      tableNarrowed(debtor, child, space, address, mask, before, after);
    }
  }

  /** Another root has come in the place of one whose entry was a leaf. */
  void leafReplaced(
      long debtor,
      int space,
      long address,
      long was,
      long is,
      long mask,
      boolean counted) {
    int level = geometry.rootLevel();
    boolean stays =
        architecture.isLeaf(level, is)
            && architecture.physicalAddress(is) == architecture.physicalAddress(was);
    if (isNarrowed(was, is, stays)) {
      records.uncounted(debtor, space, address, level, was, 0, UserAccess.WRITE, mask);
      if (counted) {
        debts.incurred(debtor);
      }
    }
  }

  /** A link to the child was cleared: walk caches may still offer every path through it. */
  public void linkCleared(long debtor, int frame, int level, long entry, long word, int child) {
    positions.locate(frame);
    long offset = contents.offset(frame, entry);
    for (int n = 0; n < positions.count(); n++) {
      long base = positions.base(n) + offset;
      if (positions.mask(n) != 0 && positions.isUserPlace(level, base)) {
        pathNarrowed(
            debtor, positions.space(n), base, geometry.spanBytes(level), child,
            positions.mask(n),
            positions.access(n).and(architecture.linkAccess(level, word)));
      }
    }
  }

  /** A walk cache may still hold the path, with what it permitted. */
  private void pathNarrowed(
      long debtor, int space, long base, long span, int child, long mask, UserAccess walk) {
    debts.incurred(debtor);
    ghosts.add(space, base, span, child, mask, debtor, walk);
  }

  /** All that a table translates at one place can be used for less than before. */
  private void tableNarrowed(
      long debtor,
      int frame,
      int space,
      long base,
      long mask,
      UserAccess walkBefore,
      UserAccess walkAfter) {
    int level = tables.level(frame);
    long end = frames.address(frame) + geometry.tableBytes(level);
    long entryBytes = 1L << geometry.entryShift(level);
    long entry = words.nextUsed(frames.address(frame), end);
    for (; entry < end; entry = words.nextUsed(entry + entryBytes, end)) {
      long word = words.get(level, entry);
      long address = base + contents.offset(frame, entry);
      if (architecture.isLeaf(level, word)) {
        leafBelowNarrowed(debtor, space, address, level, entry, mask, walkBefore, walkAfter);
      } else if (architecture.isTable(level, word)) {
        int child = frames.frame(architecture.physicalAddress(word));
        UserAccess link = architecture.linkAccess(level, word);
        UserAccess after = walkAfter.and(link);
        UserAccess before = walkBefore.and(link);
        if (frames.isTable(child)
            && tables.level(child) == level - 1
            && isLess(after, before)) {
          tableNarrowed(debtor, child, space, address, mask, before, after);
        }
      }
    }
  }

  private void leafBelowNarrowed(
      long debtor,
      int space,
      long address,
      int level,
      long entry,
      long mask,
      UserAccess walkBefore,
      UserAccess walkAfter) {
    long word = words.get(level, entry);
    if (blocks.isPart(level, word)) {
      int frame = frames.frame(entry);
      gathered.look(level, blocks.blockOf(frame, level, entry), entry, word);
      if (gathered.young() && isBlockNarrowed(walkBefore, word, walkAfter, word, true)) {
        addBlock(debtor, space, address, level, entry, word, walkBefore, mask);
      }
    } else if (isNarrowed(
        architecture.throughWalk(word, walkBefore),
        architecture.throughWalk(word, walkAfter),
        true)) {
      records.leaf(debtor, space, address, level, word, 0, walkBefore, mask);
    }
  }

  private static boolean isLess(UserAccess access, UserAccess other) {
    return access != other && access.and(other) == access;
  }

  /**
   * Whether a TLB that cached the old leaf allows what the new word does not. One that is not
   * accessed any more allows all that it did, as soon as it is.
   */
  private boolean isNarrowed(long before, long after, boolean stays) {
    if (!gathered.isUsable(before)) {
      return false;
    }
    return !stays
        || (!architecture.leafAccess(after).isAny() && !isForFetchesAlone(before, after))
        || architecture.isContiguous(before) != architecture.isContiguous(after)
        || (architecture.isStoreCacheable(before)
            && !architecture.isStoreCacheable(architecture.makeYoung(after)));
  }

  /** Whether user code could only fetch through the leaf before, and still can. */
  private boolean isForFetchesAlone(long before, long after) {
    return !architecture.leafAccess(before).isAny() && gathered.isExecuted(after);
  }

  /** As {@link #isNarrowed}, for a TLB that cached the block that the old leaf was part of. */
  private boolean isBlockNarrowed(
      UserAccess walkBefore, long before, UserAccess walkAfter, long after, boolean stays) {
    UserAccess now = walkAfter.and(architecture.leafAccess(after));
    if (!walkBefore.isAny()) {
      return false;
    }
    boolean isAny = now.isAny() || gathered.isExecuted(after);
    if (!stays || !architecture.isContiguous(after) || !isAny) {
      return true;
    }
    UserAccess was = walkBefore.and(architecture.leafAccess(before));
    boolean losesWrite = was == UserAccess.WRITE && now != UserAccess.WRITE;
    boolean losesDirty = gathered.passesStores(before) && !gathered.passesStores(after);
    return gathered.stores() && walkBefore == UserAccess.WRITE && (losesWrite || losesDirty);
  }

  /** Records the block around a leaf, with what was gathered. */
  private void addBlock(
      long debtor, int space, long address, int level, long entry, long word, UserAccess walk,
      long mask) {
    records.block(debtor, space, address, level, entry, word, walk, mask);
  }

  /**
   * Records the leaf of a table to which a cached path led, where an invalidation has taken the
   * path away and reached the addresses from {@code reached} to before {@code reachedEnd}.
   */
  void spillLeaf(
      long debtor, int space, long address, int level, long entry, UserAccess walk, long mask,
      long reached, long reachedEnd) {
    long word = words.get(level, entry);
    int frame = frames.frame(entry);
    long span = geometry.spanBytes(level);
    boolean reachedItself = address < reachedEnd && address + span > reached;
    if (!blocks.isPart(level, word)) {
      if (gathered.isUsable(word) && !reachedItself) {
        records.leaf(debtor, space, address, level, word, 0, walk, mask);
      }
      return;
    }
    gathered.look(level, blocks.blockOf(frame, level, entry), entry, word);
    long blockBytes = span * geometry.contiguousRun(level);
    long start = address & -blockBytes;
    if (!gathered.young() || reachedItself) {
      return;
    }
    if (start >= reachedEnd || start + blockBytes <= reached) {
      addBlock(debtor, space, address, level, entry, word, walk, mask);
    } else {
      // The block as a whole is gone; what is left was cached leaf by leaf.
      long plain = architecture.makeNonContiguous(architecture.makeYoung(word), entry);
      records.leaf(
          debtor, space, address, level,
          gathered.stores() ? architecture.makeDirty(plain) : plain, StaleSet.SPLIT, walk, mask);
    }
  }
}
