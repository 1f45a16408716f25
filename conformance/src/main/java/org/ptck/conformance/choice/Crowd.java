package org.ptck.conformance.choice;

import java.util.List;
import org.ptck.spec.fact.OperationKind;

/**
 * Touches more neighbours one after the other than implementations invalidate, gather or queue one
 * by one, and then changes all of them at once.
 */
final class Crowd implements Plot {

  /** Kernels give up invalidating page by page at 32 or 33. */
  private static final int TOUCH_COUNT = 33;

  private static final int PAGE_COUNT_MAX = 40;

  private final Scene scene;
  private final AcceptedSteps steps;
  private final Sketch sketch;
  private final Choices choices;
  private final List<OperationKind> changes;
  private final int window;
  private final PageRange pages;
  private int space;
  private int touched = -1;

  /**
   * A plot.
   *
   * @param changes what may be done to all of the pages
   */
  Crowd(Scene scene, AcceptedSteps steps, List<OperationKind> changes) {
    this.scene = scene;
    this.steps = steps;
    this.sketch = scene.sketch();
    this.choices = scene.choices();
    this.changes = List.copyOf(changes);
    this.window = choices.choose(scene.windows().count());
    int count = choices.range(TOUCH_COUNT, PAGE_COUNT_MAX);
    int first =
        scene.limits().onlyAtEnd() ? 0 : choices.choose(Windows.PAGE_COUNT - count + 1);
    this.pages = new PageRange(first, count);
  }

  @Override
  public boolean next() {
    if (sketch.alive() == 0) {
      steps.add(OperationKind.SPAWN);
      return true;
    }
    if (touched < 0) {
      touched = 0;
      return map();
    }
    if (((sketch.alive() >>> space) & 1) == 0
        || (sketch.mapped(space, window) & pages.mask()) != pages.mask()) {
      return false;
    }
    if (touched < TOUCH_COUNT) {
      touch(pages.first() + touched++);
      return true;
    }
    return touched++ == TOUCH_COUNT && change();
  }

  /** Nothing comes between: it takes nearly all the steps that there are. */
  @Override
  public int goesOnPercent() {
    return 100;
  }

  private boolean map() {
    space = choices.pickBit(sketch.alive());
    long mapped = sketch.mapped(space, window);
    if (scene.limits().onlyAtEnd() ? mapped != 0 : (mapped & pages.mask()) != 0) {
      return false;
    }
    steps.ranges().map(space, window, pages, 0, false);
    return true;
  }

  private void touch(int page) {
    boolean isWritable = ((sketch.writable(space, window) >>> page) & 1) != 0;
    if (isWritable && choices.chance(75)) {
      steps.write(space, window, page);
    } else {
      steps.read(space, window, page);
    }
  }

  private boolean change() {
    if (changes.isEmpty()) {
      return false;
    }
    RangeSteps ranges = steps.ranges();
    switch (choices.pick(changes)) {
      case UNMAP -> ranges.unmap(space, window, pages);
      case PROTECT -> ranges.protect(space, window, pages);
      case DISCARD -> ranges.discard(space, window, pages);
      case FORK -> steps.fork(space);
      default -> steps.exit(space);
    }
    return true;
  }
}
