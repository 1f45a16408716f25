package org.ptck.conformance.gallery;

import java.util.List;
import org.ptck.reference.page.FolioReferences;
import org.ptck.reference.page.RmapRemoval;
import org.ptck.spec.fact.hardware.FolioMemory;
import org.ptck.spec.fact.hardware.Hardware;

/** Managers that count wrongly. */
final class WrongCounts {

  static final List<WrongManager> ALL =
      List.of(
          WrongManager.parts(
              "fork forgets the child's mapping",
              "REF-2",
              parts -> parts.withForkCounts(
                  memory -> (folio, page, pageCount) -> {
                    memory.referencesAdd(folio, pageCount);
                    memory.exclusiveClear(page, pageCount);
                  })),
          WrongManager.parts(
              "mapcounts are lowered after the table's lock, and that is not declared",
              "REF-2",
              parts -> parts.withRmapRemoval(LateRemoval::new)),
          WrongManager.parts(
              "fork keeps a temporary reference",
              "REF-3",
              parts -> parts.withForkCounts(
                  memory -> (folio, page, pageCount) -> {
                    memory.referencesAdd(folio, pageCount + 1);
                    memory.mapcountAdd(page, pageCount);
                    memory.exclusiveClear(page, pageCount);
                  })),
          WrongManager.hardware("a fault that fails keeps its page", "REF-3", KeptOnFailure::new),
          WrongManager.parts(
              "the last reference goes and the folio stays",
              "REF-4",
              parts -> parts.withFolioReferences(NeverFree::new)));

  private WrongCounts() {}

  private static final class LateRemoval implements RmapRemoval {
    private final FolioMemory memory;

    LateRemoval(FolioMemory memory) {
      this.memory = memory;
    }

    @Override
    public void cleared(int page, int pageCount) {
      // Later: this is what is wrong.
    }

    @Override
    public void releasing(int page, int pageCount) {
      memory.mapcountSubtract(page, pageCount);
    }
  }

  private static final class NeverFree extends FolioReferences {
    private final FolioMemory memory;

    NeverFree(FolioMemory memory) {
      super(memory);
      this.memory = memory;
    }

    @Override
    public void drop(int folio, int count) {
      memory.referencesSubtract(folio, count);
    }
  }

  /** Takes a small folio in reserve when a large one cannot be had, and forgets about it. */
  private static final class KeptOnFailure extends ForwardingHardware {
    KeptOnFailure(Hardware hardware) {
      super(hardware);
    }

    @Override
    public int folioAllocate(int order) {
      int folio = super.folioAllocate(order);
      if (folio == 0) {
        super.folioAllocate(0);
      }
      return folio;
    }
  }
}
