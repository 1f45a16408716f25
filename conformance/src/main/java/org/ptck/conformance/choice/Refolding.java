package org.ptck.conformance.choice;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.OperationKind;

/**
 * Moves a block of clean writable pages to another place in parts, the last of them a single page:
 * where it arrives, the entries of the block are in use by other CPUs and fit together for the
 * first time. Layers that fold contiguous blocks do it then.
 *
 * <p>The pages are of one folio, mostly from an aligned one on: the rest look like a block, but may
 * not become one.
 */
final class Refolding implements Plot {

  private static final int GOES_ON_PERCENT = 85;
  private static final int[] FIRST_MOVES = {60, 20, 20};

  private final Scene scene;
  private final AcceptedSteps steps;
  private final Sketch sketch;
  private final Choices choices;
  private final int window;
  private final int run;
  private final int order;
  private int stage;
  private int space;
  private int source;
  private int target;
  private int last;

  private Refolding(Scene scene, AcceptedSteps steps, int window, int run) {
    this.scene = scene;
    this.steps = steps;
    this.sketch = scene.sketch();
    this.choices = scene.choices();
    this.window = window;
    this.run = run;
    int blockOrder = Integer.numberOfTrailingZeros(run);
    int largest = Math.min(blockOrder + 1, scene.limits().orderMax());
    this.order = choices.chance(50) ? blockOrder : largest;
  }

  /**
   * A plot of the pages of a block; null where no window has room for two blocks.
   *
   * @param run the pages of a block; at least 2
   */
  static @Nullable Plot of(Scene scene, AcceptedSteps steps, int run) {
    Windows windows = scene.windows();
    for (int window = 0; window < windows.count(); window++) {
      if (windows.unitPages(window) == 1 && 2 * run <= Windows.PAGE_COUNT) {
        return new Refolding(scene, steps, window, run);
      }
    }
    return null;
  }

  @Override
  public boolean next() {
    return switch (stage++) {
      case 0 -> map();
      case 1 -> read(source);
      case 2 -> choices.chance(60) ? read(source + choices.choose(run)) : next();
      case 3 -> moveFirst();
      case 4 -> choices.chance(50) ? moveSecond() : next();
      case 5 -> choices.chance(40) ? read(target + choices.choose(run)) : next();
      case 6 -> moveRest();
      default -> false;
    };
  }

  @Override
  public int goesOnPercent() {
    return GOES_ON_PERCENT;
  }

  /** A folio that holds the pages, and a free block in the same window. */
  private boolean map() {
    if (sketch.alive() == 0) {
      stage = 0;
      steps.add(OperationKind.SPAWN);
      return true;
    }
    space = choices.pickBit(sketch.alive());
    int pageCount = 1 << order;
    int folio = scene.ranges().alignedFree(window, sketch.mapped(space, window), pageCount);
    if (folio < 0) {
      return false;
    }
    source = folio + (choices.chance(50) ? 0 : choices.choose(pageCount - run + 1));
    long taken = sketch.mapped(space, window) | new PageRange(folio, pageCount).mask();
    target = scene.ranges().alignedFree(window, taken, run);
    if (target < 0) {
      return false;
    }
    steps.ranges().map(space, window, new PageRange(folio, pageCount), order, false);
    last = switch (choices.weighted(FIRST_MOVES)) {
      case 0 -> run - 1;
      case 1 -> 0;
      default -> choices.choose(run);
    };
    return true;
  }

  private boolean read(int page) {
    if (((sketch.mapped(space, window) >>> page) & 1) == 0) {
      return false;
    }
    steps.read(space, window, page);
    return true;
  }

  /** What comes before the page that is moved last or, if nothing does, what comes after. */
  private boolean moveFirst() {
    return last > 0 ? move(0, last) : move(1, run - 1);
  }

  private boolean moveSecond() {
    boolean isInTheMiddle = last > 0 && last < run - 1;
    return isInTheMiddle ? move(last + 1, run - 1 - last) : next();
  }

  private boolean moveRest() {
    if (isAtSource(last + 1, run - 1 - last)) {
      stage--;
      return move(last + 1, run - 1 - last);
    }
    return move(last, 1);
  }

  private boolean isAtSource(int first, int count) {
    return count > 0 && isMapped(source + first, count) && isFree(target + first, count);
  }

  private boolean move(int first, int count) {
    if (!isAtSource(first, count)) {
      return false;
    }
    steps.ranges()
        .move(
            space,
            window,
            new PageRange(source + first, count),
            window,
            new PageRange(target + first, count));
    return true;
  }

  private boolean isMapped(int first, int count) {
    long pages = new PageRange(first, count).mask();
    return ((sketch.alive() >>> space) & 1) != 0
        && (sketch.mapped(space, window) & pages) == pages;
  }

  private boolean isFree(int first, int count) {
    return (sketch.mapped(space, window) & new PageRange(first, count).mask()) == 0;
  }
}
