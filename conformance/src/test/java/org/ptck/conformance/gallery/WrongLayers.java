package org.ptck.conformance.gallery;

import java.util.List;
import org.ptck.conformance.gallery.contpte.NothingUnfolded;
import org.ptck.conformance.gallery.contpte.OneEntryRead;
import org.ptck.conformance.gallery.contpte.UnflushedConversion;
import org.ptck.contpte.Blocks;
import org.ptck.contpte.ContpteEntries;
import org.ptck.contpte.ContpteProvider;
import org.ptck.contpte.FoldTest;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.entries.PlainEntries;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;

/** The bundled layers with one thing wrong, beneath a correct manager. */
final class WrongLayers {

  static final List<WrongManager> ALL =
      List.of(
          WrongManager.layer(
              "folding forgets one entry",
              "CNT-1",
              parts -> parts.withConversion(WrongLayers::foldAllButOne)),
          WrongManager.layer(
              "folding asks for no folio",
              "CNT-2",
              parts -> parts.withFoldTest(FoldTest.UNIFORM)),
          WrongManager.layer(
              "folding replaces entries in place",
              "CNT-3",
              parts -> parts.withConversion(WrongLayers::convertInPlace)),
          WrongManager.layer(
              "a read looks at one entry of a block",
              "CNT-4",
              parts -> parts.withGathering(new OneEntryRead())),
          WrongManager.entries(
              "a read without lock looks at one entry of a block",
              "CNT-4",
              new ContpteProvider(),
              (geometry, hardware) -> new OneEntryLocklessRead(
                  new ContpteEntries(geometry, hardware), hardware)),
          WrongManager.entries(
              "a read without lock finds nothing",
              "RUN-1",
              new PlainEntriesProvider(),
              (geometry, hardware) -> new NoLocklessRead(new PlainEntries(geometry, hardware))),
          WrongManager.entries(
              "setting access flags never changes anything, it says",
              "RUN-1",
              new PlainEntriesProvider(),
              (geometry, hardware) -> new UnsaidChange(new PlainEntries(geometry, hardware))),
          WrongManager.layer(
              "pages that are not aligned are folded",
              "CNT-2",
              parts -> parts.withFoldTest(WrongLayers::mayFoldMisaligned)),
          WrongManager.layer(
              "part of a block is cleared",
              "CNT-5",
              parts -> parts.withBeforeClear(new NothingUnfolded())),
          WrongManager.layer(
              "unfolding to write-protect forgets dirty",
              "CNT-6",
              parts -> parts.withBeforeProtect(
                  (blocks, _, id, address, entry, count) -> parts
                      .beforeProtect()
                      .before(
                          blocks, WrongLayers::unfoldClean, id, address, entry, count))),
          WrongManager.layer(
              "nothing is invalidated between clearing and storing",
              "TLB-3",
              parts -> parts.withConversion(new UnflushedConversion())));

  private WrongLayers() {}

  /** As the correct test, but for the alignment of the first page. */
  private static boolean mayFoldMisaligned(Blocks blocks, long address, long entry, long word) {
    int index = blocks.indexOf(address);
    long block = blocks.blockOf(address, entry);
    long first = blocks.withoutState(blocks.word(word, -index));
    for (int n = 0; n < blocks.run(); n++) {
      long each = blocks.hardware().entryRead(blocks.entry(block, n));
      if (blocks.withoutState(each) != blocks.word(first, n)) {
        return false;
      }
    }
    int page = blocks.page(word) - index;
    return blocks.hardware().folioOf(page)
        == blocks.hardware().folioOf(page + blocks.run() - 1);
  }

  private static void foldAllButOne(
      Blocks blocks, int id, long address, long block, boolean folded) {
    long word = blocks.architecture().makeNonContiguous(blocks.take(block), block);
    blocks.invalidate(id, address);
    blocks.fill(block, word, blocks.run());
    for (int n = 1; folded && n < blocks.run(); n++) {
      long each = blocks.architecture().makeContiguous(blocks.word(word, n));
      blocks.hardware().entryExchange(blocks.entry(block, n), 0);
      blocks.invalidate(id, address);
      blocks.hardware().entryWrite(blocks.entry(block, n), each);
    }
  }

  private static void convertInPlace(
      Blocks blocks, int id, long address, long block, boolean folded) {
    for (int n = 0; n < blocks.run(); n++) {
      long entry = blocks.entry(block, n);
      long word = blocks.hardware().entryRead(entry);
      blocks
          .hardware()
          .entryExchange(
              entry,
              folded
                  ? blocks.architecture().makeContiguous(word)
                  : blocks.architecture().makeNonContiguous(word, entry));
    }
    blocks.invalidate(id, address);
  }

  private static void unfoldClean(
      Blocks blocks, int id, long address, long block, boolean folded) {
    long word = blocks.take(block);
    blocks.invalidate(id, address);
    blocks.fill(
        block,
        blocks.architecture().makeClean(blocks.architecture().makeNonContiguous(word, block)),
        blocks.run());
  }

  private static final class OneEntryLocklessRead extends ForwardingEntries {
    private final Hardware hardware;

    OneEntryLocklessRead(EntryOperations entries, Hardware hardware) {
      super(entries);
      this.hardware = hardware;
    }

    @Override
    public long getLockless(int id, int level, long address, long entry) {
      return hardware.entryRead(entry);
    }
  }

  private static final class NoLocklessRead extends ForwardingEntries {
    NoLocklessRead(EntryOperations entries) {
      super(entries);
    }

    @Override
    public long getLockless(int id, int level, long address, long entry) {
      return Architecture.EMPTY;
    }
  }

  private static final class UnsaidChange extends ForwardingEntries {

    UnsaidChange(EntryOperations entries) {
      super(entries);
    }

    @Override
    public boolean setAccessFlags(
        int id, int level, long address, long entry, long word, boolean dirty) {
      super.setAccessFlags(id, level, address, entry, word, dirty);
      return false;
    }
  }
}
