package org.ptck.spec.rule.watch;

import java.util.Arrays;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Subject;

/**
 * Knows what to look at when an operation ends: what it touched, unless an operation of another
 * actor touched it as well and still runs. Whoever ends last looks.
 */
final class OperationEnds {

  private static final int PAGE = Subject.PAGE.ordinal();
  private static final int SPACE = Subject.SPACE.ordinal();

  /** By actor and subject, what its operation touched. */
  private final Touched[][] touched =
      new Touched[Actors.COUNT_MAX][Subject.values().length];

  /** By subject, whether anybody asks. */
  private final boolean[] isKept = new boolean[Subject.values().length];

  private final OpenOperations operations;
  private MachineView view;

  /**
   * Nothing was touched yet.
   *
   * @param checks by subject, the checks that look at the end of an operation
   */
  OperationEnds(
      CheckTable.StateEntry[][] checks, OpenOperations operations, MachineView view) {
    this.operations = operations;
    this.view = view;
    for (Subject what : Subject.values()) {
      isKept[what.ordinal()] = checks[what.ordinal()].length > 0;
    }
    if (isKept[Subject.PIN.ordinal()]) {
      isKept[PAGE] = true;
      isKept[SPACE] = true;
    }
    for (Touched[] ofActor : touched) {
      Arrays.setAll(ofActor, n -> new Touched());
    }
  }

  void reset(MachineView newView) {
    view = newView;
    for (Touched[] ofActor : touched) {
      clear(ofActor);
    }
  }

  /** The actor touched a thing. */
  void touched(int actor, Subject what, long thing) {
    if (isKept[what.ordinal()]) {
      touched[actor][what.ordinal()].add(thing);
    }
  }

  /** The operation of the actor ends; returns whether every rule holds. */
  boolean ended(int actor, Looker looker) {
    int others = operations.openBeside(actor);
    for (Subject what : Subject.TOUCHABLE) {
      Touched things = touched[actor][what.ordinal()];
      for (int n = 0; n < things.count(); n++) {
        long thing = things.thing(n);
        if ((others == 0 || !isTouchedBy(others, what, thing))
            && !looker.lookAtEnd(what, thing)) {
          return false;
        }
      }
    }
    clear(touched[actor]);
    return looker.lookAtEnd(Subject.OPERATION, actor);
  }

  private boolean isTouchedBy(int actors, Subject what, long thing) {
    if (what == Subject.PIN) {
      // Nobody touches a pin but who opens or closes it: what happens to its page, or to the way
      // to it, is what concerns it.
      return has(actors, PAGE, view.pinPage((int) thing))
          || has(actors, SPACE, view.pinSpace((int) thing));
    }
    return has(actors, what.ordinal(), thing);
  }

  private boolean has(int actors, int what, long thing) {
    for (int left = actors; left != 0; left &= left - 1) {
      if (touched[Integer.numberOfTrailingZeros(left)][what].has(thing)) {
        return true;
      }
    }
    return false;
  }

  private static void clear(Touched[] ofActor) {
    for (Touched things : ofActor) {
      things.clear();
    }
  }
}
