package org.ptck.spec.rule.family;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.account.LayerCall;

/** Accessed or dirty state of contiguous blocks, which no call of the entry operations may lose. */
enum KeptState {
  ACCESSED,
  DIRTY;

  /** Whether some entry whose state the call has to keep had it in a block that was folded. */
  boolean isAtStake(MachineView view, LayerCall call) {
    if (call.isRead()) {
      return false;
    }
    for (int n = 0; n < call.size(); n++) {
      if (isAtStake(call, n)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAtStake(LayerCall call, int n) {
    boolean overwritten = call.function() == LayerCall.Function.SET && call.isNamed(n);
    // Of a block that is folded all entries may lose what one of them is to lose.
    boolean taken =
        (this == DIRTY ? call.takesDirty() : call.takesYoung())
            && (call.isNamed(n) || call.wasFolded(n));
    return !overwritten
        && !taken
        && (this == DIRTY ? call.wasDirty(n) : call.wasYoung(n))
        && (call.wasFolded(n) || call.isFolded(n));
  }

  /** Whether every such state is still there, or was returned. */
  boolean isKept(MachineView view, LayerCall call) {
    Architecture architecture = view.geometry().architecture();
    if (call.function() == LayerCall.Function.GET_AND_CLEAR
        && isIn(architecture, call.returned())) {
      return true;
    }
    for (int n = 0; n < call.size(); n++) {
      if (isAtStake(call, n) && !isKept(view, call, n)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an entry of the block that maps the folio of the n-th entry has the state. */
  private boolean isKept(MachineView view, LayerCall call, int n) {
    Architecture architecture = view.geometry().architecture();
    long folio = folioOf(view, call.before(n), call.entry(n));
    int block = n & -call.run();
    for (int each = block; each < block + call.run(); each++) {
      long word = call.after(each);
      if (architecture.isValid(word)
          && isIn(architecture, word)
          && folioOf(view, word, call.entry(each)) == folio) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(Architecture architecture, long word) {
    return this == DIRTY ? architecture.isDirty(word) : architecture.isYoung(word);
  }

  private static long folioOf(MachineView view, long word, long entry) {
    long address = view.geometry().architecture().target(word, entry);
    return view.folioOf(address >>> view.geometry().pageShift());
  }
}
