package org.ptck.spec.rule.family;

import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.account.LayerCall;
import org.ptck.spec.rule.account.LayerCall.Function;

/**
 * What calls of the entry operations answer, where nothing but their contract asks for it: plain
 * layers are held to it as well.
 *
 * <p>Nothing is said of calls during which hardware set accessed or dirty: what it changed is not
 * what the call changed, and the call may have seen either.
 */
final class LayerAnswers {

  private LayerAnswers() {}

  /** Whether the call changed an entry's access flags, and nobody else did meanwhile. */
  static boolean changesFlags(MachineView view, LayerCall call) {
    return call.function() == Function.SET_ACCESS_FLAGS
        && !call.isMarkedMeanwhile()
        && call.isChanged();
  }

  /**
   * Whether setting access flags says that it changed something: the caller takes the fault for a
   * spurious one otherwise. A layer that says so always does no harm; RISC-V's in Linux is one.
   */
  static boolean saysThatItChanged(MachineView view, LayerCall call) {
    return call.returned() != 0;
  }

  /** Whether the call reads, without a lock, an entry that is no part of a contiguous block. */
  static boolean readsPlain(MachineView view, LayerCall call) {
    return call.function() == Function.GET_LOCKLESS
        && !call.concernsFolded()
        && !call.isMarkedMeanwhile();
  }

  /** Whether a read gives what the entry holds. */
  static boolean readsEntry(MachineView view, LayerCall call) {
    return call.returned() == call.before(call.named());
  }
}
