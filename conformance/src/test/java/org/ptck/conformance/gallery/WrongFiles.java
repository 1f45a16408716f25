package org.ptck.conformance.gallery;

import java.util.List;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.writeback.CleanEntries;
import org.ptck.reference.writeback.WriteBack;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.hardware.Hardware;

/** Managers that go wrong about files, dirty state and pins. */
final class WrongFiles {

  static final List<WrongManager> ALL =
      List.of(
          WrongManager.hardware("what is unmapped stays resident", "REF-7", StaysResident::new),
          WrongManager.hardware("no mapping of a file is linked", "RMP-1", Unlinked::new),
          WrongManager.hardware("links are never removed", "RMP-2", NeverUnlinked::new),
          WrongManager.hardware("fork makes dirty what it shares", "DTY-8", DirtyChild::new),
          WrongManager.parts(
              "a file page is unmapped and its dirty forgotten",
              "DTY-1",
              parts -> parts.withDirtyCarry((_, _) -> (_, _, _) -> {})),
          WrongManager.hardware(
              "an entry is read, and then overwritten by a plain store", "DTY-6", Plainly::new),
          WrongManager.parts(
              "fork shares pinned pages",
              "SEM-3",
              parts -> parts.withForkPinned(_ -> _ -> false)),
          WrongManager.parts(
              "write-back writes nothing",
              "SEM-8",
              parts -> parts.withWriteBack(NeverWritten::new)));

  private WrongFiles() {}

  private static final class StaysResident extends ForwardingHardware {
    StaysResident(Hardware hardware) {
      super(hardware);
    }

    @Override
    public void residentSubtract(int space, int kind, long pageCount) {
      // Nothing: this is what is wrong.
    }
  }

  private static final class Unlinked extends ForwardingHardware {
    Unlinked(Hardware hardware) {
      super(hardware);
    }

    @Override
    public void reverseAdd(int file, int fileIndex, int space, long address, long pageCount) {
      // Nothing: this is what is wrong.
    }

    @Override
    public void reverseRemove(int file, int fileIndex, int space, long address, long pageCount) {
      // What was never added needs no removal.
    }
  }

  private static final class NeverUnlinked extends ForwardingHardware {
    NeverUnlinked(Hardware hardware) {
      super(hardware);
    }

    @Override
    public void reverseRemove(int file, int fileIndex, int space, long address, long pageCount) {
      // Nothing: this is what is wrong.
    }
  }

  /** Entries that are old and write-protected are those that fork gives to a child. */
  private static final class DirtyChild extends ForwardingHardware {
    private static final Architecture ARCHITECTURE = Geometries.TINY.architecture();

    DirtyChild(Hardware hardware) {
      super(hardware);
    }

    @Override
    public void entryWrite(long entry, long word) {
      boolean isOfChild =
          ARCHITECTURE.isLeaf(0, word)
              && !ARCHITECTURE.isYoung(word)
              && !ARCHITECTURE.isWritable(word);
      super.entryWrite(entry, isOfChild ? ARCHITECTURE.makeDirty(word) : word);
    }
  }

  private static final class Plainly extends ForwardingHardware {
    private final Hardware hardware;

    Plainly(Hardware hardware) {
      super(hardware);
      this.hardware = hardware;
    }

    @Override
    public long entryExchange(long entry, long word) {
      long before = hardware.entryRead(entry);
      hardware.entryWrite(entry, word);
      return before;
    }
  }

  private static final class NeverWritten extends WriteBack {
    NeverWritten(Platform platform, CleanEntries cleanEntries) {
      super(platform, cleanEntries);
    }

    @Override
    public void writeBack(int file, int fileIndex, int folio) {
      // Nothing: this is what is wrong.
    }
  }
}
