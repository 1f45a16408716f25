package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.hardware.LockClass;

/** DTY-1 beside others: a pin is closed while somebody writes back what it was open on. */
class PinOverlapTest {

  private static final int FOLIO = LockClass.FOLIO.ordinal();
  private static final int FILE = FileBench.FILE;

  private static Set<Capability> facts() {
    Set<Capability> facts = EnumSet.copyOf(Overlap.FACTS);
    facts.add(Capability.DIRTY_TRACKING);
    facts.add(Capability.FILE_SHARED);
    facts.add(Capability.PIN);
    return facts;
  }

  /**
   * On CPU 1 a write-back takes the mark of a folio that is dirty; before it stores the data, if it
   * does, CPU 0 closes the pin that said so as well.
   */
  private static String closeMeanwhile(boolean isStored) {
    Overlap side = new Overlap(facts());
    return side.run(
        _ -> {
          Overlap.Tree tree = side.spawn(0, 0);
          side.machine.modelFacts()
              .mapping(tree.space(), 0, 8, Overlap.READ_WRITE | MappingState.SHARED);
          long pins = side.begin(0);
          int page = side.hardware.folioAllocate(0);
          side.hardware.cacheAdd(FILE, 0, page);
          side.hardware.storageRead(FILE, 0, page);
          side.hardware.referencesAdd(page, 1);
          side.hardware.pinAdd(0, page, true);
          side.end(0, pins);
          side.machine.deviceStore(0, 7);

          long closes = side.begin(0);
          side.hardware.folioDirtySet(page);
          long writes = side.begin(1);
          side.hardware.lock(FOLIO, page);
          side.hardware.folioDirtyTestAndClear(page);
          side.on(0);
          side.hardware.pinRemove(0);
          side.hardware.referencesSubtract(page, 1);
          side.end(0, closes);
          side.on(1);
          if (isStored) {
            side.hardware.storeBegin(page);
            side.hardware.storeEnd(page);
          }
          side.hardware.unlock(FOLIO, page);
          side.end(1, writes);
        });
  }

  @Test
  void dty1_whoeverTookTheMarkUnderItsLock_hasTheFolioInHandWhenThePinIsClosed() {
    assertThat(closeMeanwhile(true)).isEqualTo("none");
  }

  @Test
  void dty1_whoeverTookTheMark_andStoresNothing_isFoundWhenHeLetsGo() {
    assertThat(closeMeanwhile(false)).isEqualTo("DTY-1 in operation 4");
  }
}
