package org.ptck.spec.rule.family;

import java.util.function.Predicate;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.account.LayerBlock;

/**
 * A check of each block of a call of the entry operations of which a premise holds; a call is
 * counted once.
 *
 * @param premise whether the block is looked at
 */
record EachBlock(Predicate<LayerBlock> premise) {

  /** The blocks that are looked at. */
  static EachBlock where(Predicate<LayerBlock> premise) {
    return new EachBlock(premise);
  }

  /** What has to hold of each of them. */
  Check.Layer holds(Predicate<LayerBlock> predicate) {
    Predicate<LayerBlock> violating = premise.and(predicate.negate());
    return new Check.Layer(
        (view, call) -> call.hasBlock(premise), (view, call) -> !call.hasBlock(violating));
  }
}
