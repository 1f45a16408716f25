package org.ptck.conformance.choice;

import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;

/**
 * Makes operations that the model accepts. Where one of the kind asked for is impossible, it makes
 * one that brings it nearer: a mapping before an access, a space before a mapping.
 */
final class AcceptedSteps {

  private final Windows windows;
  private final Ranges ranges;
  private final Sketch sketch;
  private final Draft draft;
  private final Choices choices;
  private final int spaceCountMax;
  private final int orderMax;
  private final Focus focus = new Focus();

  AcceptedSteps(
      Windows windows,
      Ranges ranges,
      Sketch sketch,
      Draft draft,
      Choices choices,
      int spaceCountMax,
      int orderMax) {
    this.windows = windows;
    this.ranges = ranges;
    this.sketch = sketch;
    this.draft = draft;
    this.choices = choices;
    this.spaceCountMax = spaceCountMax;
    this.orderMax = orderMax;
  }

  /** Whether something has been changed that no access has met since. */
  boolean isTouchDue() {
    return focus.touchesDue > 0;
  }

  /** Adds an operation of the kind, or one that makes it possible. */
  void add(OperationKind kind) {
    if (sketch.alive() == 0) {
      spawn();
      return;
    }
    switch (kind) {
      case SPAWN -> spawn();
      case EXIT -> exit(choices.pickBit(sketch.alive()));
      case MAP -> map(space(), true);
      case UNMAP -> unmap(space());
      case PROTECT -> protect(space());
      case FORK -> fork(space());
      case READ -> access(space(), false);
      case WRITE -> access(space(), true);
      case LOAD -> draft.addAccepted(new Operation.Load(choices.pickBit(sketch.alive())));
      case LAZY -> draft.addAccepted(new Operation.Lazy());
    }
  }

  /** Adds an access to what was changed last; after a fork, by either side. */
  void touch(boolean readsAllowed) {
    focus.touchesDue--;
    int space = choices.chance(50) ? focus.space : focus.peer;
    long writable = sketch.writable(space, focus.window) & focus.pages;
    long mapped = sketch.mapped(space, focus.window) & focus.pages;
    if (((sketch.alive() >>> space) & 1) == 0) {
      add(OperationKind.WRITE);
    } else if (writable != 0 && choices.chance(readsAllowed ? 80 : 100)) {
      write(space, focus.window, choices.pickBit(writable));
    } else if (mapped != 0 && readsAllowed) {
      read(space, focus.window, choices.pickBit(mapped));
    } else {
      add(OperationKind.WRITE);
    }
  }

  /** Adds the end of a space that exists. */
  void exit(int space) {
    sketch.exit(space);
    draft.addAccepted(new Operation.Exit(space));
  }

  private void spawn() {
    if (isFull()) {
      access(space(), true);
      return;
    }
    int space = newName();
    sketch.spawn(space);
    draft.addAccepted(new Operation.Spawn(space));
  }

  private void map(int space, boolean readOnlyAllowed) {
    int window = windowWithout(space, -1L);
    long mapped = sketch.mapped(space, window);
    if (mapped == -1L) {
      unmap(space);
      return;
    }
    int order = orderMax > 0 && choices.chance(60) ? choices.range(1, orderMax) : 0;
    PageRange range = ranges.toMap(window, mapped, order);
    boolean forWriting = !readOnlyAllowed || choices.chance(85);
    sketch.map(space, window, range.mask(), forWriting);
    focus.on(space, space, window, range.mask(), choices.range(1, 3));
    draft.addAccepted(
        new Operation.Map(
            space,
            windows.address(window, range.first()),
            range.count(),
            permission(forWriting),
            order));
  }

  private void unmap(int space) {
    int window = windowWithout(space, 0);
    long mapped = sketch.mapped(space, window);
    if (mapped == 0) {
      map(space, true);
      return;
    }
    PageRange range = ranges.toChange(mapped, sketch.written(space, window));
    sketch.unmap(space, window, range.mask());
    long address = windows.address(window, range.first());
    draft.addAccepted(new Operation.Unmap(space, address, range.count()));
  }

  private void protect(int space) {
    int window = windowWithout(space, 0);
    long mapped = sketch.mapped(space, window);
    if (mapped == 0) {
      map(space, true);
      return;
    }
    PageRange range = ranges.toChange(mapped, sketch.written(space, window));
    boolean isWritable = (sketch.writable(space, window) & range.mask()) != 0;
    boolean forWriting = isWritable ? choices.chance(15) : choices.chance(85);
    sketch.protect(space, window, range.mask(), forWriting);
    focus.on(space, space, window, range.mask(), 1);
    long address = windows.address(window, range.first());
    draft.addAccepted(
        new Operation.Protect(space, address, range.count(), permission(forWriting)));
  }

  private void fork(int space) {
    if (isFull()) {
      access(space, true);
      return;
    }
    int child = newName();
    int window = windowWithout(space, 0);
    long written = sketch.written(space, window);
    sketch.fork(space, child);
    focus.on(space, child, window, written != 0 ? written : sketch.mapped(space, window), 2);
    draft.addAccepted(new Operation.Fork(space, child));
  }

  private void access(int space, boolean store) {
    int window = windowWithout(space, 0);
    long pages = store ? sketch.writable(space, window) : sketch.mapped(space, window);
    if (pages == 0) {
      map(space, false);
    } else if (store) {
      write(space, window, edge(window, pages));
    } else {
      read(space, window, edge(window, pages));
    }
  }

  private void write(int space, int window, int page) {
    sketch.write(space, window, page);
    long address = windows.address(window, page);
    draft.addAccepted(new Operation.Write(space, address, draft.nextStamp()));
  }

  private void read(int space, int window, int page) {
    draft.addAccepted(new Operation.Read(space, windows.address(window, page)));
  }

  /** One of the pages, rather one next to the boundary of a block. */
  private int edge(int window, long pages) {
    long starts = windows.blockStarts(window);
    long edges = pages & (starts | (starts >>> 1));
    return choices.pickBit(edges != 0 && choices.chance(50) ? edges : pages);
  }

  /** A window of the space in which not exactly these pages are mapped, if there is one. */
  private int windowWithout(int space, long pages) {
    int window = choices.choose(windows.count());
    for (int i = 1; i < windows.count() && sketch.mapped(space, window) == pages; i++) {
      window = (window + 1) % windows.count();
    }
    return window;
  }

  private int space() {
    boolean stay = ((sketch.alive() >>> focus.space) & 1) != 0 && choices.chance(40);
    return stay ? focus.space : choices.pickBit(sketch.alive());
  }

  private boolean isFull() {
    return Long.bitCount(sketch.alive()) >= spaceCountMax;
  }

  private int newName() {
    return choices.chance(50)
        ? Long.numberOfTrailingZeros(sketch.dead())
        : choices.pickBit(sketch.dead());
  }

  private static Permission permission(boolean forWriting) {
    return forWriting ? Permission.READ_WRITE : Permission.READ_ONLY;
  }

  /** What was changed last. */
  private static final class Focus {
    int space;
    int peer;
    int window;
    long pages;
    int touchesDue;

    void on(int newSpace, int newPeer, int newWindow, long newPages, int touches) {
      space = newSpace;
      peer = newPeer;
      window = newWindow;
      pages = newPages;
      touchesDue = touches;
    }
  }
}
