package org.ptck.conformance.drive;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.expect.StoredPages;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.model.SystemState;

/** What is asked after the last step of a scenario. */
final class Ending {

  private Ending() {}

  /** Reads of every page that was stored to, through every mapping that shows it. */
  static List<Operation> reads(SystemState state, int pageShift) {
    List<Operation> reads = new ArrayList<>();
    for (int space = 0; space < state.spaces().end(); space++) {
      for (long page : StoredPages.of(state, space)) {
        reads.add(new Operation.Read(space, page << pageShift));
      }
    }
    return reads;
  }

  /** Every pin is closed, those on pages that no space has any more as well. */
  static List<Operation> unpins(SystemState state) {
    return state.pins()
        .open()
        .numbers()
        .<Operation>mapToObj(Operation.Unpin::new)
        .toList();
  }

  /** Every space is closed. */
  static List<Operation> exits(SystemState state) {
    return state.spaces().numbers().<Operation>mapToObj(Operation.Exit::new).toList();
  }
}
