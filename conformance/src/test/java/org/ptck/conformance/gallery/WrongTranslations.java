package org.ptck.conformance.gallery;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.ptck.reference.Parts;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Contexts;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.style.Style;
import org.ptck.reference.tlb.FlushTargets;
import org.ptck.reference.tlb.Flusher;
import org.ptck.reference.tlb.SpaceIds;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.Translations;

/** Managers that leave translations where they should not be. */
final class WrongTranslations {

  private static final Parts SKIP_IDLE = Style.parts(Set.of(Style.SKIP_IDLE));

  static final List<WrongManager> ALL =
      List.of(
          WrongManager.parts(
              "fork write-protects the parent and tells no CPU",
              "TLB-1",
              parts -> parts.withFlusher(NoFlushAfterFork::new)),
          WrongManager.hardware(
              "an entry that was made old is taken for one that no CPU has cached",
              "TLB-3",
              OldNeedsNoFlush::new),
          WrongManager.parts(
              "pages are released before the flush",
              "TLB-2",
              parts -> parts.withGatherFinish(
                  gather -> {
                    gather.unlinkTables();
                    gather.releasePages();
                    gather.flush();
                    gather.freeTables();
                  })),
          WrongManager.parts(
              "copy-on-write makes before the flush of its break",
              "TLB-3",
              WrongTranslations::copiedBeforeTheFlush),
          WrongManager.parts(
              "copy-on-write stores over a live entry, whatever the architecture asks for",
              "CNT-3",
              WrongTranslations::copiedInPlace),
          WrongManager.styled(
              "a retired id is given away at once",
              "TLB-5",
              Set.of(Capability.ID_RETIREMENT),
              Parts.PLAIN.withSpaceIds(ReusedIds::new)),
          WrongManager.styled(
              "a CPU that was left out of a flush does not catch up",
              "TLB-6",
              Set.of(),
              SKIP_IDLE.withFlushTargets(
                  (platform, contexts) -> new NeverCatchUp(
                      SKIP_IDLE.flushTargets().make(platform, contexts)))));

  private WrongTranslations() {}

  /** Copy-on-write that stores the new entry over the old one and flushes afterwards. */
  static Parts copiedInPlace(Parts parts) {
    return parts.withPageReplacement(
        (platform, carry, flusher) -> (space, address, entry, word, wanted) -> {
          int old = platform.pages().page(word, entry);
          platform.entries().set(space.id(), 0, address, entry, wanted.applyAsLong(word), 1);
          carry.cleared(old, 1, word);
          flusher.afterBreak(space, address);
        });
  }

  /** Copy-on-write that clears the old entry, stores the new one, and flushes afterwards. */
  private static Parts copiedBeforeTheFlush(Parts parts) {
    return parts.withPageReplacement(
        (platform, carry, flusher) -> (space, address, entry, word, wanted) -> {
          long old = platform.entries().getAndClear(space.id(), 0, address, entry, 1);
          carry.cleared(platform.pages().page(old, entry), 1, old);
          platform.entries().set(space.id(), 0, address, entry, wanted.applyAsLong(old), 1);
          flusher.afterBreak(space, address);
        });
  }

  /** What is replaced by copy-on-write is never flushed. */
  static Parts unflushedCopies(Parts parts) {
    return parts.withFlusher(NoBreak::new);
  }

  private static final class NoFlushAfterFork extends Flusher {
    NoFlushAfterFork(Platform platform, FlushTargets targets) {
      super(platform, targets);
    }

    @Override
    public void afterFork(AddressSpace parent, long start, long end) {
      // Nothing: this is what is wrong.
    }
  }

  private static final class NoBreak extends Flusher {
    NoBreak(Platform platform, FlushTargets targets) {
      super(platform, targets);
    }

    @Override
    public void afterBreak(AddressSpace space, long address) {
      // Nothing: this is what is wrong.
    }
  }

  private static final class ReusedIds implements SpaceIds {
    private final Hardware hardware;
    private final MachineLocks locks;
    private final BitSet taken = new BitSet();

    ReusedIds(Platform platform, Contexts contexts, Flusher flusher) {
      this.hardware = platform.hardware();
      this.locks = platform.locks();
    }

    @Override
    public void spawned(AddressSpace space) {
      space.retag(taken.nextClearBit(0));
      taken.set(space.id());
    }

    @Override
    public void loading(int cpu, AddressSpace space) {
      // Nothing: this is what is wrong.
    }

    @Override
    public void end(AddressSpace space) {
      locks.lockContexts();
      hardware.idRetire(space.id());
      taken.clear(space.id());
      locks.unlockContexts();
    }
  }

  private record NeverCatchUp(FlushTargets targets) implements FlushTargets {
    @Override
    public long leaves(AddressSpace space) {
      return targets.leaves(space);
    }

    @Override
    public long tables(AddressSpace space) {
      return targets.tables(space);
    }
  }

  /**
   * As arm64 had it until 2020: whether an entry was accessed decides about the flush, also after
   * entries were made old without one.
   */
  private static final class OldNeedsNoFlush extends ForwardingHardware {
    private static final Architecture ARM = Geometries.TINY.architecture();

    private boolean isOldCleared;
    private boolean isAnyChanged;

    OldNeedsNoFlush(Hardware hardware) {
      super(hardware);
    }

    @Override
    public long entryExchange(long entry, long word) {
      long before = super.entryExchange(entry, word);
      boolean isOld = ARM.isLeaf(0, before) && !ARM.isYoung(before);
      isOldCleared |= isOld;
      isAnyChanged |= !isOld;
      return before;
    }

    @Override
    public boolean entryCompareAndSet(long entry, long expected, long word) {
      isAnyChanged |= word != ARM.makeOld(expected);
      return super.entryCompareAndSet(entry, expected, word);
    }

    @Override
    public void invalidateRange(long cpuMask, int id, long address, long pageCount, int depth) {
      if (isAnyChanged || !isOldCleared || depth != Translations.LEAF_ONLY) {
        super.invalidateRange(cpuMask, id, address, pageCount, depth);
      }
      isAnyChanged = false;
      isOldCleared = false;
    }
  }
}
