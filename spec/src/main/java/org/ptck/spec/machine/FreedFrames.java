package org.ptck.spec.machine;

import org.ptck.spec.fact.Breach;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.Poison;
import org.ptck.spec.machine.memory.TableCells;

/** Poisons frames that are freed, and finds stores to them. */
final class FreedFrames {

  private final Machine machine;
  private final FrameMap frames;
  private final Poison poison;

  FreedFrames(Machine machine, Poison poison) {
    this.machine = machine;
    this.frames = machine.memory.frames;
    this.poison = poison;
  }

  void tableFreed(long table) {
    poison.spread(table);
  }

  void folioFreed(int folio) {
    for (int page = folio; page < folio + (1 << machine.memory.folios.order(folio)); page++) {
      poison.spread(frames.pageAddress(page));
    }
  }

  /** Looks at every frame that is free again; a store to one is a breach. */
  void look() {
    for (int frame = 1; frame < machine.memory.tables.usedEnd(); frame++) {
      if (machine.memory.tables.state(frame) == TableCells.FREED) {
        long table = frames.address(frame);
        long stored = poison.firstStored(table);
        if (stored != 0) {
          throw machine.events.breach(
              Breach.ENTRY_OF_FREED_TABLE,
              stored,
              "0x%x: stored to after the table at 0x%x was freed".formatted(stored, table));
        }
      }
    }
    for (int page = frames.dataFirst(); page < machine.memory.folios.usedEnd(); page++) {
      if (machine.memory.folios.isFreed(page)) {
        long stored = poison.firstStored(frames.pageAddress(page));
        if (stored != 0) {
          throw machine.events.breach(
              Breach.FOLIO_USED_WHEN_FREE,
              page,
              "0x%x: stored to after page %d was freed".formatted(stored, page));
        }
      }
    }
  }

  /** Makes everything zero that was ever used, so that no scenario sees what another left. */
  void wipe() {
    for (int frame = 1; frame < machine.memory.tables.usedEnd(); frame++) {
      poison.wipe(frames.address(frame));
    }
    for (int page = frames.dataFirst(); page < machine.memory.folios.usedEnd(); page++) {
      poison.wipe(frames.pageAddress(page));
    }
  }
}
