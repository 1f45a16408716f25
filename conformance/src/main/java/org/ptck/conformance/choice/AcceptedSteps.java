package org.ptck.conformance.choice;

import java.util.function.IntPredicate;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;

/**
 * Makes operations that the model accepts. Where one of the kind asked for is impossible, it makes
 * one that brings it nearer: a mapping before an access, a space before a mapping.
 */
final class AcceptedSteps {

  /** How often what was changed meets a store by the kernel rather than an access. */
  private static final int COPIED_PERCENT = 25;

  private static final int[] SYNCED = {75, 23, 1, 1};

  private final Scene scene;
  private final Windows windows;
  private final Sketch sketch;
  private final Draft draft;
  private final Choices choices;
  private final Focus focus = new Focus();
  private final RangeSteps ranges;
  private final PinSteps pins;
  private final boolean filesKept;

  /**
   * A maker of steps.
   *
   * @param filesKept whether mappings that only bring other steps nearer may be of files
   */
  AcceptedSteps(Scene scene, boolean filesKept) {
    this.scene = scene;
    this.filesKept = filesKept;
    this.windows = scene.windows();
    this.sketch = scene.sketch();
    this.draft = scene.draft();
    this.choices = scene.choices();
    this.ranges = new RangeSteps(scene, focus);
    this.pins = new PinSteps(scene, focus);
  }

  /** Makes operations on ranges that are chosen elsewhere. */
  RangeSteps ranges() {
    return ranges;
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
      case MAP -> mapAnonymous(space(), true);
      case MAP_FILE -> mapFile(space(), true);
      case UNMAP -> changeOrMap(space(), ranges::unmap);
      case PROTECT -> changeOrMap(space(), ranges::protect);
      case MOVE -> changeOrMap(space(), ranges::move);
      case DISCARD -> changeOrMap(space(), ranges::discard);
      case SYNC -> draft.addAccepted(new Operation.Sync(choices.weighted(SYNCED)));
      case PIN -> pin(space(), false);
      case UNPIN -> orPin(pins.unpin(), false);
      case DEVICE_READ -> orPin(pins.read(), false);
      case DEVICE_WRITE -> orPin(pins.write(), true);
      case FORK -> fork(space());
      // Fetches come of loads, when all steps are there.
      case READ, FETCH -> access(space(), false);
      case WRITE -> access(space(), true);
      case LOAD -> draft.addAccepted(new Operation.Load(choices.pickBit(sketch.alive())));
      case LAZY -> draft.addAccepted(new Operation.Lazy());
      case COPY_IN -> copy(space(), false);
      case COPY_OUT -> copy(space(), true);
    }
  }

  /** Adds an access to what was changed last; after a fork, by either side; or by a device. */
  void touch(boolean readsAllowed) {
    focus.touchesDue--;
    if (sketch.pinned() != 0 && choices.chance(20) && (pins.write() || pins.read())) {
      return;
    }
    int space = choices.chance(50) ? focus.space : focus.peer;
    long writable = sketch.writable(space, focus.window) & focus.pages;
    long mapped = sketch.mapped(space, focus.window) & focus.pages;
    if (((sketch.alive() >>> space) & 1) == 0) {
      add(OperationKind.WRITE);
    } else if (writable != 0
        && scene.population().has(OperationKind.COPY_OUT)
        && choices.chance(COPIED_PERCENT)) {
      copyOut(space, focus.window, choices.pickBit(writable));
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
    if (filesKept && choices.chance(35)) {
      mapFile(space, readOnlyAllowed);
    } else {
      mapAnonymous(space, readOnlyAllowed);
    }
  }

  private void mapAnonymous(int space, boolean readOnlyAllowed) {
    if (!ranges.map(space, readOnlyAllowed)) {
      makeRoom(space);
    }
  }

  private void mapFile(int space, boolean readOnlyAllowed) {
    if (!ranges.mapFile(space, readOnlyAllowed)) {
      makeRoom(space);
    }
  }

  /** Everything is mapped. */
  private void makeRoom(int space) {
    if (scene.limits().unmaps()) {
      ranges.unmap(space);
    } else {
      access(space, false);
    }
  }

  private void changeOrMap(int space, IntPredicate change) {
    if (!change.test(space)) {
      map(space, true);
    }
  }

  private void pin(int space, boolean onlyForWriting) {
    if (!pins.pin(space, onlyForWriting) && (sketch.unpinned() != 0 || !pins.unpin())) {
      map(space, false);
    }
  }

  private void orPin(boolean done, boolean onlyForWriting) {
    if (!done) {
      pin(space(), onlyForWriting);
    }
  }

  /** Adds a copy of a space that exists, or an access to it where there are too many. */
  void fork(int space) {
    int window = scene.windowWithout(space, 0);
    long written = sketch.written(space, window);
    if (isFull() || (written == 0 && scene.population().forksWhatIsWritten())) {
      access(space, true);
      return;
    }
    int child = newName();
    sketch.fork(space, child);
    focus.on(space, child, window, written != 0 ? written : sketch.mapped(space, window), 2);
    draft.addAccepted(new Operation.Fork(space, child));
  }

  private void access(int space, boolean store) {
    int window = scene.windowWithout(space, 0);
    long pages = store ? sketch.writable(space, window) : sketch.mapped(space, window);
    if (pages == 0) {
      map(space, false);
    } else if (store) {
      write(space, window, edge(window, pages));
    } else {
      read(space, window, edge(window, pages));
    }
  }

  private void copy(int space, boolean store) {
    int window = scene.windowWithout(space, 0);
    long pages = store ? sketch.writable(space, window) : sketch.mapped(space, window);
    if (pages == 0) {
      map(space, false);
    } else if (store) {
      copyOut(space, window, edge(window, pages));
    } else {
      long address = address(window, edge(window, pages));
      draft.addAccepted(new Operation.CopyIn(space, address));
    }
  }

  private void copyOut(int space, int window, int page) {
    sketch.write(space, window, page);
    draft.addAccepted(
        new Operation.CopyOut(space, address(window, page), draft.nextStamp()));
  }

  /** Adds a store to a page that may be written. */
  void write(int space, int window, int page) {
    sketch.write(space, window, page);
    draft.addAccepted(new Operation.Write(space, address(window, page), draft.nextStamp()));
  }

  /** Adds a load of a page that is mapped. */
  void read(int space, int window, int page) {
    draft.addAccepted(new Operation.Read(space, address(window, page)));
  }

  /** Of the pages that one page of the window stands for, often the first. */
  private long address(int window, int page) {
    int unit = windows.unitPages(window);
    int within = unit == 1 || choices.chance(60) ? 0 : choices.choose(unit);
    return windows.address(window, page, within);
  }

  /** One of the pages, rather one next to the boundary of a block. */
  private int edge(int window, long pages) {
    long starts = windows.blockStarts(window);
    long last = 1L << (Windows.PAGE_COUNT - 1);
    long edges = pages & (starts | (starts >>> 1) | last);
    return choices.pickBit(edges != 0 && choices.chance(50) ? edges : pages);
  }

  private int space() {
    boolean stay = ((sketch.alive() >>> focus.space) & 1) != 0 && choices.chance(40);
    return stay ? focus.space : choices.pickBit(sketch.alive());
  }

  private boolean isFull() {
    return Long.bitCount(sketch.alive()) >= scene.limits().spaceCountMax();
  }

  private int newName() {
    return choices.chance(50)
        ? Long.numberOfTrailingZeros(sketch.dead())
        : choices.pickBit(sketch.dead());
  }
}
