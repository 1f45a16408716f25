package org.ptck.spec.rule;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.rule.LayerCall.Function;

/**
 * What calls of the entry operations answer, where nothing but their contract asks for it: plain
 * layers are held to it as well.
 *
 * <p>Nothing is said of calls during which hardware set accessed or dirty: what it changed is not
 * what the call changed, and the call may have seen either.
 */
final class LayerAnswers {

  private LayerAnswers() {}

  /** Whether the call sets access flags, and nobody else changed the entries meanwhile. */
  static boolean setsFlags(MachineView view, LayerCall call) {
    return call.function() == Function.SET_ACCESS_FLAGS && !call.isMarkedMeanwhile();
  }

  /**
   * Whether setting access flags says whether it changed anything. "No" of a change makes the
   * caller take the fault for a spurious one; "yes" of an entry that was all that was asked for
   * keeps him from it. Of an entry that permits or says more than was asked for either may be said:
   * another CPU was faster.
   */
  static boolean saysWhetherChanged(MachineView view, LayerCall call) {
    if (call.isChanged()) {
      return call.returned() != 0;
    }
    Architecture architecture = view.geometry().architecture();
    int n = call.named();
    long before = architecture.makeNonContiguous(call.before(n), call.entry(n));
    return call.returned() == 0 || call.argument(n) != before;
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
