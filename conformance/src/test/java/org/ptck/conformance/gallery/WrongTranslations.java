package org.ptck.conformance.gallery;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.ptck.reference.AddressSpace;
import org.ptck.reference.FlushTargets;
import org.ptck.reference.Flusher;
import org.ptck.reference.Kernel;
import org.ptck.reference.Parts;
import org.ptck.reference.SpaceIds;
import org.ptck.reference.style.Style;
import org.ptck.spec.fact.Capability;

/** Managers that leave translations where they should not be. */
final class WrongTranslations {

  private static final Parts SKIP_IDLE = Style.parts(Set.of(Style.SKIP_IDLE));

  static final List<WrongManager> ALL =
      List.of(
          WrongManager.parts(
              "fork write-protects the parent and tells no CPU",
              "TLB-1",
              parts -> parts.withFlusher(NoFlushAfterFork::new)),
          WrongManager.parts(
              "pages are released before the flush",
              "TLB-2",
              parts -> parts.withGatherFinish(
                  kernel -> gather -> {
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
                  kernel -> new NeverCatchUp(SKIP_IDLE.flushTargets().make(kernel)))));

  private WrongTranslations() {}

  /** Copy-on-write that stores the new entry over the old one and flushes afterwards. */
  static Parts copiedInPlace(Parts parts) {
    return parts.withPageReplacement(
        kernel -> (space, address, entry, word, wanted) -> {
          int old = kernel.page(word, entry);
          kernel.entries().set(space.id(), address, entry, wanted.applyAsLong(word), 1);
          kernel.dirtyCarry().cleared(old, 1, word);
          kernel.flusher().afterBreak(space, address);
        });
  }

  /** Copy-on-write that clears the old entry, stores the new one, and flushes afterwards. */
  private static Parts copiedBeforeTheFlush(Parts parts) {
    return parts.withPageReplacement(
        kernel -> (space, address, entry, word, wanted) -> {
          long old = kernel.entries().getAndClear(space.id(), address, entry, 1);
          kernel.dirtyCarry().cleared(kernel.page(old, entry), 1, old);
          kernel.entries().set(space.id(), address, entry, wanted.applyAsLong(old), 1);
          kernel.flusher().afterBreak(space, address);
        });
  }

  /** What is replaced by copy-on-write is never flushed. */
  static Parts unflushedCopies(Parts parts) {
    return parts.withFlusher(NoBreak::new);
  }

  private static final class NoFlushAfterFork extends Flusher {
    NoFlushAfterFork(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void afterFork(AddressSpace parent, long start, long end) {
      // Nothing: this is what is wrong.
    }
  }

  private static final class NoBreak extends Flusher {
    NoBreak(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void afterBreak(AddressSpace space, long address) {
      // Nothing: this is what is wrong.
    }
  }

  private static final class ReusedIds implements SpaceIds {
    private final Kernel kernel;
    private final BitSet taken = new BitSet();

    ReusedIds(Kernel kernel) {
      this.kernel = kernel;
    }

    @Override
    public void spawned(AddressSpace space) {
      space.setId(taken.nextClearBit(0));
      taken.set(space.id());
    }

    @Override
    public void loading(int cpu, AddressSpace space) {
      // Nothing: this is what is wrong.
    }

    @Override
    public void end(AddressSpace space) {
      kernel.locks().lockContexts();
      kernel.hardware().idRetire(space.id());
      taken.clear(space.id());
      kernel.locks().unlockContexts();
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
}
