package org.ptck.conformance.drive;

import java.util.function.Predicate;
import org.ptck.conformance.expect.StoredPages;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.model.SystemState;

/** What is asked after the last step of a scenario, as long as whoever is asked goes on. */
final class Ending {

  private Ending() {}

  /**
   * Reads of every page that was stored to, through every mapping that shows it.
   *
   * @param asked carries one out; whether there is to be another one
   * @return whether all were
   */
  static boolean reads(SystemState state, int pageShift, Predicate<Operation> asked) {
    StoredPages pages = new StoredPages();
    for (int space = 0; space < state.spaces().end(); space++) {
      pages.begin(state, space);
      for (long page = pages.next(); page != StoredPages.NONE; page = pages.next()) {
        if (!asked.test(new Operation.Read(space, page << pageShift))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Every space is closed; as {@link #reads}. */
  static boolean exits(SystemState state, Predicate<Operation> asked) {
    for (int space = 0; space < state.spaces().end(); space++) {
      if (state.exists(space) && !asked.test(new Operation.Exit(space))) {
        return false;
      }
    }
    return true;
  }

  /** Every pin is closed, those on pages that no space has any more as well; as {@link #reads}. */
  static boolean unpins(SystemState state, Predicate<Operation> asked) {
    for (int pin = 0; pin < state.pins().open().end(); pin++) {
      if (state.pins().isOpen(pin) && !asked.test(new Operation.Unpin(pin))) {
        return false;
      }
    }
    return true;
  }
}
