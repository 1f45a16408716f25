package org.ptck.spec.machine.adopt;

import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.Poison;
import org.ptck.spec.machine.memory.TableCells;

/** Poisons frames that are freed, and finds stores to them. */
final class FreedFrames {

  private final FrameMap frames;
  private final TableCells tables;
  private final FolioCells folios;
  private final Poison poison;
  private final EventCore events;

  FreedFrames(MachineMemory memory, Poison poison, EventCore events) {
    this.frames = memory.frames();
    this.tables = memory.tables();
    this.folios = memory.folios();
    this.poison = poison;
    this.events = events;
  }

  void tableFreed(long table) {
    poison.spread(table);
  }

  void folioFreed(int folio) {
    for (int page = folio; page < folio + (1 << folios.order(folio)); page++) {
      poison.spread(frames.pageAddress(page));
    }
  }

  /** Looks at every frame that is free again; a store to one is a breach. */
  void look() {
    for (int frame = tables.nextUsed(0); frame != 0; frame = tables.nextUsed(frame)) {
      int state = tables.state(frame);
      if (state == TableCells.FREED || state == TableCells.FREED_UNUSED) {
        long table = frames.address(frame);
        long stored = poison.firstStored(table);
        if (stored != 0) {
          throw events.breach(
              Breach.ENTRY_OF_FREED_TABLE,
              stored,
              "0x%x: stored to after the %s at 0x%x was freed"
                  .formatted(stored, state == TableCells.FREED ? "table" : "frame", table));
        }
      }
    }
    for (int page = folios.firstUsed(0); page != 0; page = folios.firstUsed(page + 1)) {
      if (folios.isFreed(page)) {
        long stored = poison.firstStored(frames.pageAddress(page));
        if (stored != 0) {
          throw events.breach(
              Breach.FOLIO_USED_WHEN_FREE,
              page,
              "0x%x: stored to after page %d was freed".formatted(stored, page));
        }
      }
    }
  }

  /** Makes everything zero that was ever used, so that no scenario sees what another left. */
  void wipe() {
    for (int frame = tables.nextUsed(0); frame != 0; frame = tables.nextUsed(frame)) {
      poison.wipe(frames.address(frame));
    }
    for (int page = folios.firstUsed(0); page != 0; page = folios.firstUsed(page + 1)) {
      poison.wipe(frames.pageAddress(page));
    }
  }
}
