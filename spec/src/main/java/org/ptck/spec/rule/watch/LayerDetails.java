package org.ptck.spec.rule.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.account.LayerCall;

/** Explains a failure that concerns a call of the entry operations. */
final class LayerDetails {

  private LayerDetails() {}

  static List<Detail> of(LayerCall call) {
    List<Detail> details = new ArrayList<>();
    details.add(
        Detail.of("function", call.function().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    details.add(Detail.address("address", call.address()));
    details.add(Detail.address("entry", call.entry()));
    details.add(Detail.of("entries", call.count()));
    switch (call.function()) {
      case SET, SET_ACCESS_FLAGS ->
          details.add(Detail.address("word passed", call.argument(call.named())));
      case GET, GET_LOCKLESS, GET_AND_CLEAR, WRITE_PROTECT -> {
        // No word was passed.
      }
      case TEST_AND_CLEAR_YOUNG, CLEAR_FLUSH_YOUNG, CLEAR_YOUNG_DIRTY -> {
        details.add(Detail.of("to take accessed", Boolean.toString(call.takesYoung())));
        details.add(Detail.of("to take dirty", Boolean.toString(call.takesDirty())));
      }
    }
    details.add(Detail.address("returned", call.returned()));
    details.add(Detail.of("first block", call.describe(0)));
    if (call.size() > call.run()) {
      details.add(Detail.of("last block", call.describe(call.size() - 1)));
    }
    return details;
  }
}
