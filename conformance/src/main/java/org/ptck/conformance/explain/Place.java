package org.ptck.conformance.explain;

import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.SpaceName;
import org.ptck.spec.fact.view.MachineView;

/**
 * A user address of a space.
 *
 * @param address in bytes
 */
record Place(int space, long address) {

  /** The first place where the entry translates user addresses; null if there is none. */
  static @Nullable Place of(MachineView view, long entry) {
    @Nullable Place[] first = {null};
    view.atEveryPosition(
        entry,
        (space, address) -> {
          first[0] = new Place(space, address);
          return false;
        });
    return first[0];
  }

  /** As scenarios write it: {@code A 0x1000}. */
  String text() {
    return SpaceName.of(space) + " 0x" + Long.toHexString(address);
  }

  /** The range that begins here: {@code A 0x0..0x3fff}. */
  String range(long bytes) {
    return text() + "..0x" + Long.toHexString(address + bytes - 1);
  }
}
