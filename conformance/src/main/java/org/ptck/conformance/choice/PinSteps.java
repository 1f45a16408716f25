package org.ptck.conformance.choice;

import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;

/**
 * Makes operations on pins that the model accepts. Each answers false, and makes nothing, where
 * there is no page or pin for it.
 */
final class PinSteps {

  private final Scene scene;
  private final Sketch sketch;
  private final Choices choices;
  private final Focus focus;

  PinSteps(Scene scene, Focus focus) {
    this.scene = scene;
    this.sketch = scene.sketch();
    this.choices = scene.choices();
    this.focus = focus;
  }

  /** Pins a page of the space; rather one that was written than another. */
  boolean pin(int space, boolean onlyForWriting) {
    int window = scene.windowWithout(space, 0);
    boolean forWriting = onlyForWriting || choices.chance(55);
    long pages = forWriting ? sketch.writable(space, window) : sketch.mapped(space, window);
    if (pages == 0 || sketch.unpinned() == 0) {
      return false;
    }
    long written = pages & sketch.written(space, window);
    int page = choices.pickBit(written != 0 && choices.chance(60) ? written : pages);
    int pin =
        choices.chance(80)
            ? Long.numberOfTrailingZeros(sketch.unpinned())
            : choices.pickBit(sketch.unpinned());
    sketch.pin(pin, forWriting);
    focus.on(space, space, window, 1L << page, 1);
    scene.draft()
        .addAccepted(
            new Operation.Pin(
                pin,
                space,
                scene.windows().address(window, page),
                forWriting ? Access.WRITE : Access.READ));
    return true;
  }

  boolean unpin() {
    if (sketch.pinned() == 0) {
      return false;
    }
    int pin = choices.pickBit(sketch.pinned());
    sketch.unpin(pin);
    scene.draft().addAccepted(new Operation.Unpin(pin));
    return true;
  }

  boolean read() {
    if (sketch.pinned() == 0) {
      return false;
    }
    scene.draft().addAccepted(new Operation.DeviceRead(choices.pickBit(sketch.pinned())));
    return true;
  }

  boolean write() {
    if (sketch.pinnedForWriting() == 0) {
      return false;
    }
    int pin = choices.pickBit(sketch.pinnedForWriting());
    scene.draft().addAccepted(new Operation.DeviceWrite(pin, scene.draft().nextStamp()));
    return true;
  }
}
