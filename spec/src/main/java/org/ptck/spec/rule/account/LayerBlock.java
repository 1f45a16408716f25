package org.ptck.spec.rule.account;

import org.apiguardian.api.API;
import org.ptck.spec.rule.account.LayerCall.Function;

/**
 * One of the blocks that a call of the entry operations concerns: an aligned run of entries, which
 * may be a contiguous one. Valid while it is looked at only.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LayerBlock {

  private final LayerCall call;
  private int first;

  LayerBlock(LayerCall call) {
    this.call = call;
  }

  /** Moves on to the block that begins with that entry of the call. */
  LayerBlock at(int newFirst) {
    first = newFirst;
    return this;
  }

  /** Whether a valid entry of it had the contiguous bit before the call. */
  public boolean wasFolded() {
    return call.wasFolded(first);
  }

  /** Whether a valid entry of it has the contiguous bit after the call. */
  public boolean isFolded() {
    return call.isFolded(first);
  }

  /** Whether the call changed validity, target or permission of some of its entries, not of all. */
  public boolean isChangedInPart() {
    int changed = 0;
    for (int n = first; n < first + call.run(); n++) {
      changed += call.isChanged(n) ? 1 : 0;
    }
    return changed > 0 && changed < call.run();
  }

  /** Whether the call was to take write permission, accessed or dirty from all of its entries. */
  public boolean isNarrowedWhole() {
    return (call.function() == Function.WRITE_PROTECT || call.function().clearsState())
        && call.isNamed(first)
        && call.isNamed(first + call.run() - 1);
  }
}
