package org.ptck.conformance.choice;

import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.fact.hardware.FileMemory;

/**
 * Makes operations on ranges that the model accepts. Each answers false, and makes nothing, where
 * the space has no range for it.
 */
final class RangeSteps {

  /** Most mappings are of one file, so that aliases occur. */
  private static final int[] FILES = {70, 25, 4, 1};

  private final Scene scene;
  private final Windows windows;
  private final Sketch sketch;
  private final Choices choices;
  private final Focus focus;

  RangeSteps(Scene scene, Focus focus) {
    this.scene = scene;
    this.windows = scene.windows();
    this.sketch = scene.sketch();
    this.choices = scene.choices();
    this.focus = focus;
  }

  boolean map(int space, boolean readOnlyAllowed) {
    int window = scene.windowWithout(space, -1L);
    if (isFull(space, window)) {
      return false;
    }
    int order = scene.order();
    PageRange range = toMap(space, window, order);
    map(space, window, range, order, readOnlyAllowed);
    return true;
  }

  /** Maps private memory where nothing is mapped. */
  void map(int space, int window, PageRange range, int order, boolean readOnlyAllowed) {
    boolean forWriting = sketchMapping(space, window, range, readOnlyAllowed);
    scene.draft()
        .addAccepted(
            new Operation.Map(
                space, address(window, range), pages(window, range), permission(forWriting),
                order));
  }

  boolean mapFile(int space, boolean readOnlyAllowed) {
    int window = scene.windowWithout(space, -1L);
    if (isFull(space, window)) {
      return false;
    }
    int order = scene.order();
    PageRange drawn = toMap(space, window, order);
    int fileUnits = FileMemory.FILE_PAGE_COUNT / windows.unitPages(window);
    PageRange range = new PageRange(drawn.first(), Math.min(drawn.count(), fileUnits));
    boolean forWriting = sketchMapping(space, window, range, readOnlyAllowed);
    // Whoever maps the same place shows the same pages, mostly.
    focus.peer = choices.chance(50) ? choices.pickBit(sketch.alive()) : space;
    Sharing sharing = sharing();
    if (sharing == Sharing.SHARED) {
      sketch.share(space, window, range.mask());
    }
    long pageCount = pages(window, range);
    scene.draft()
        .addAccepted(
            new Operation.MapFile(
                space,
                address(window, range),
                pageCount,
                permission(forWriting),
                order,
                sharing,
                choices.weighted(FILES),
                fileIndex(window, range, pageCount)));
    return true;
  }

  /** Whether nothing more can be mapped. */
  private boolean isFull(int space, int window) {
    long mapped = sketch.mapped(space, window);
    return scene.limits().onlyAtEnd() ? mapped < 0 : mapped == -1L;
  }

  private PageRange toMap(int space, int window, int order) {
    long mapped = sketch.mapped(space, window);
    return scene.limits().onlyAtEnd()
        ? scene.ranges().toGrow(window, mapped, order)
        : scene.ranges().toMap(window, mapped, order);
  }

  boolean unmap(int space) {
    if (!scene.limits().onlyAtEnd()) {
      return change(space, this::unmap);
    }
    int window = scene.windowWithout(space, 0);
    long mapped = sketch.mapped(space, window);
    if (mapped == 0) {
      return false;
    }
    unmap(space, window, scene.ranges().toShrink(window, mapped));
    return true;
  }

  /** Unmaps pages that are mapped. */
  void unmap(int space, int window, PageRange range) {
    sketch.unmap(space, window, range.mask());
    scene.draft()
        .addAccepted(
            new Operation.Unmap(space, address(window, range), pages(window, range)));
  }

  boolean protect(int space) {
    return change(space, this::protect);
  }

  /** Changes what mapped pages permit; now and then to what they permit already. */
  void protect(int space, int window, PageRange range) {
    boolean isWritable = (sketch.writable(space, window) & range.mask()) != 0;
    boolean forWriting = isWritable ? choices.chance(15) : choices.chance(85);
    sketch.protect(space, window, range.mask(), forWriting);
    focus.on(space, space, window, range.mask(), 1);
    scene.draft()
        .addAccepted(
            new Operation.Protect(
                space, address(window, range), pages(window, range), permission(forWriting)));
  }

  boolean discard(int space) {
    return change(space, this::discard);
  }

  /** Discards what mapped pages hold. */
  void discard(int space, int window, PageRange range) {
    sketch.discard(space, window, range.mask());
    focus.on(space, space, window, range.mask(), 1);
    scene.draft()
        .addAccepted(
            new Operation.Discard(space, address(window, range), pages(window, range)));
  }

  boolean move(int space) {
    int window = scene.windowWithout(space, 0);
    int target = scene.windowWithout(space, -1L);
    if (windows.unitPages(target) != windows.unitPages(window)) {
      target = window;
    }
    if (sketch.mapped(space, window) == 0 || sketch.mapped(space, target) == -1L) {
      return false;
    }
    PageRange whole = toChange(space, window);
    PageRange to = scene.ranges().toMoveTo(sketch.mapped(space, target), whole.count());
    move(space, window, new PageRange(whole.first(), to.count()), target, to);
    return true;
  }

  /** Moves mapped pages to where none are, and as many as those. */
  void move(int space, int window, PageRange from, int target, PageRange to) {
    sketch.move(space, window, from, target, to.first());
    focus.on(space, space, target, to.mask(), 2);
    scene.draft()
        .addAccepted(
            new Operation.Move(
                space, address(window, from), pages(window, from), address(target, to)));
  }

  /** Changes a range in one window of a space. */
  private interface Change {
    void make(int space, int window, PageRange range);
  }

  private boolean change(int space, Change change) {
    int window = scene.windowWithout(space, 0);
    if (sketch.mapped(space, window) == 0) {
      return false;
    }
    change.make(space, window, toChange(space, window));
    return true;
  }

  private boolean sketchMapping(
      int space, int window, PageRange range, boolean readOnlyAllowed) {
    boolean forWriting =
        !readOnlyAllowed || !scene.limits().forbidsStores() || choices.chance(85);
    sketch.map(space, window, range.mask(), forWriting);
    focus.on(space, space, window, range.mask(), choices.range(1, 3));
    return forWriting;
  }

  private PageRange toChange(int space, int window) {
    return scene
        .ranges()
        .toChange(window, sketch.mapped(space, window), sketch.written(space, window));
  }

  private Sharing sharing() {
    if (!scene.limits().copiesFiles()) {
      return Sharing.SHARED;
    }
    return scene.limits().sharesFiles() && choices.chance(65) ? Sharing.SHARED : Sharing.PRIVATE;
  }

  /** Mostly such that pages of the same number show the same page of the file everywhere. */
  private long fileIndex(int window, PageRange range, long pageCount) {
    long last = FileMemory.FILE_PAGE_COUNT - pageCount;
    long natural =
        windows.pageNumber(window, range.first()) & (FileMemory.FILE_PAGE_COUNT - 1L);
    return Math.min(last, choices.chance(75) ? natural : choices.choose(32));
  }

  private long address(int window, PageRange range) {
    return windows.address(window, range.first());
  }

  private long pages(int window, PageRange range) {
    return (long) range.count() * windows.unitPages(window);
  }

  private static Permission permission(boolean forWriting) {
    return forWriting ? Permission.READ_WRITE : Permission.READ_ONLY;
  }
}
