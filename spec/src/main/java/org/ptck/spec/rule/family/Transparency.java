package org.ptck.spec.rule.family;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.account.LayerCall;
import org.ptck.spec.rule.account.PlainEntry;

/**
 * What plain entries would do in the place of contiguous ones, call by call.
 *
 * <p>An entry of a contiguous block stands for a plain one that is accessed or dirty if any entry
 * of the block is. Accessed and dirty may appear where plain entries would not have them, because
 * they are kept for a whole block.
 */
final class Transparency {

  private Transparency() {}

  /** Whether a read gives the entry, with all that its block says, and no more. */
  static boolean readsGathered(MachineView view, LayerCall call) {
    Architecture architecture = view.geometry().architecture();
    int n = call.named();
    long word = call.returned();
    boolean young = architecture.isYoung(word);
    boolean dirty = architecture.isDirty(word);
    return PlainEntry.word(architecture, word, call.entry())
        == PlainEntry.word(architecture, call.before(n), call.entry())
        && (!architecture.isValid(word)
            || ((young || !call.wasYoung(n))
                && (dirty || !call.wasDirty(n))
                && (!young || call.isYoung(n))
                && (!dirty || call.isDirty(n))));
  }

  /** Whether every entry is, accessed and dirty aside, what it would be among plain entries. */
  static boolean leavesWhatPlainWould(MachineView view, LayerCall call) {
    Architecture architecture = view.geometry().architecture();
    for (int n = 0; n < call.size(); n++) {
      long expected = call.isNamed(n) ? wanted(architecture, call, n) : call.before(n);
      if (PlainEntry.word(architecture, call.after(n), call.entry(n))
          != PlainEntry.word(architecture, expected, call.entry(n))) {
        return false;
      }
    }
    return true;
  }

  /** What plain entries make of an entry that is named. */
  private static long wanted(Architecture architecture, LayerCall call, int n) {
    long before = call.before(n);
    return switch (call.function()) {
      case SET -> call.argument(n);
      case GET, GET_LOCKLESS, TEST_AND_CLEAR_YOUNG, CLEAR_FLUSH_YOUNG, CLEAR_YOUNG_DIRTY ->
          before;
      case GET_AND_CLEAR -> Architecture.EMPTY;
      case WRITE_PROTECT ->
          architecture.isValid(before) ? architecture.writeProtect(before) : before;
      case SET_ACCESS_FLAGS ->
          architecture.isWritable(call.argument(n)) ? architecture.makeWritable(before) : before;
    };
  }

  /** Whether the state passed has arrived, and the state taken away was returned. */
  static boolean handsStateOver(MachineView view, LayerCall call) {
    Architecture architecture = view.geometry().architecture();
    return switch (call.function()) {
      case SET -> storesState(architecture, call);
      case GET_AND_CLEAR -> returnsState(architecture, call);
      case SET_ACCESS_FLAGS -> setsFlags(architecture, call);
      case TEST_AND_CLEAR_YOUNG, CLEAR_FLUSH_YOUNG, CLEAR_YOUNG_DIRTY ->
          LayerAnswers.clearsWhatItIsTo(call);
      case GET, GET_LOCKLESS, WRITE_PROTECT -> true;
    };
  }

  private static boolean storesState(Architecture architecture, LayerCall call) {
    int n = call.named();
    long word = call.argument(n);
    return !architecture.isValid(word)
        || ((call.isYoung(n) || !architecture.isYoung(word))
            && (call.isDirty(n) || !architecture.isDirty(word)));
  }

  private static boolean returnsState(Architecture architecture, LayerCall call) {
    long word = call.returned();
    if (PlainEntry.word(architecture, word, call.entry())
        != PlainEntry.word(architecture, call.before(call.named()), call.entry())) {
      return false;
    }
    for (int n = call.named(); n < call.named() + call.count(); n++) {
      if ((call.wasYoung(n) && !architecture.isYoung(word))
          || (call.wasDirty(n) && !architecture.isDirty(word))) {
        return false;
      }
    }
    return true;
  }

  /** In the entry itself: a walker that sets no flags looks at no other. */
  private static boolean setsFlags(Architecture architecture, LayerCall call) {
    int n = call.named();
    long wanted = call.argument(n);
    long after = call.after(n);
    boolean permits = architecture.isWritable(after);
    return (architecture.isYoung(after)
        || !architecture.isYoung(wanted)
        || call.leavesYoungToHardware())
        && (architecture.isDirty(after) || !architecture.isDirty(wanted))
        && (call.returned() != 0 || permits == architecture.isWritable(call.before(n)));
  }
}
