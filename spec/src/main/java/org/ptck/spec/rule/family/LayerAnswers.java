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

  /** Whether the call takes accessed or dirty from entries that are no part of a block. */
  static boolean clearsPlain(MachineView view, LayerCall call) {
    return call.function().clearsState()
        && !call.concernsFolded()
        && !call.isMarkedMeanwhile();
  }

  /** Whether it takes what it is to take, says what it is to say, and changes nothing else. */
  static boolean clearsNothingElse(MachineView view, LayerCall call) {
    return clearsWhatItIsTo(call) && keepsTheRest(call);
  }

  /**
   * Whether no entry that was named says what was to be taken, by itself or by its contiguous
   * block, and the call says whether any was accessed. One that says so always is believed to have
   * looked.
   */
  static boolean clearsWhatItIsTo(LayerCall call) {
    boolean young = false;
    for (int n = call.named(); n < call.named() + call.count(); n++) {
      young |= call.wasYoung(n);
      boolean isLeft =
          (call.takesYoung() && call.isYoung(n)) || (call.takesDirty() && call.isDirty(n));
      if (isLeft && !call.isMarkedMeanwhile()) {
        return false;
      }
    }
    return call.function() == Function.CLEAR_YOUNG_DIRTY || !young || call.returned() != 0;
  }

  private static boolean keepsTheRest(LayerCall call) {
    for (int n = 0; n < call.size(); n++) {
      boolean isLost =
          (!call.takesYoung() && call.wasYoung(n) && !call.isYoung(n))
              || (!call.takesDirty() && call.wasDirty(n) && !call.isDirty(n));
      if (isLost || call.isChanged(n)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a read gives what the entry holds. */
  static boolean readsEntry(MachineView view, LayerCall call) {
    return call.returned() == call.before(call.named());
  }
}
