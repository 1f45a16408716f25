package org.ptck.conformance.choice;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.FileMemory;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;

/** Makes operations that must be refused, for every reason there is. */
final class RefusedSteps {

  private static final int ORDER_TOO_LARGE = 10;
  private static final int[] REASONS = {15, 55, 30};

  private final Geometry geometry;
  private final Scene scene;
  private final Windows windows;
  private final Ranges ranges;
  private final Sketch sketch;
  private final Draft draft;
  private final Choices choices;

  RefusedSteps(Geometry geometry, Scene scene) {
    this.geometry = geometry;
    this.scene = scene;
    this.windows = scene.windows();
    this.ranges = scene.ranges();
    this.sketch = scene.sketch();
    this.draft = scene.draft();
    this.choices = scene.choices();
  }

  /** Adds an operation of the kind, which is not {@link OperationKind#LAZY}; some space exists. */
  void add(OperationKind kind) {
    draft.addRefused(
        switch (kind) {
          case SPAWN -> new Operation.Spawn(choices.pickBit(sketch.alive()));
          case EXIT -> new Operation.Exit(choices.pickBit(sketch.dead()));
          case LOAD -> new Operation.Load(choices.pickBit(sketch.dead()));
          case FORK -> fork();
          case MAP, MAP_FILE, UNMAP, PROTECT, DISCARD -> range(kind);
          case MOVE -> choices.chance(50) ? range(kind) : moveOntoItself();
          case SYNC -> new Operation.Sync(FileMemory.FILE_COUNT + choices.choose(2));
          case PIN, UNPIN, DEVICE_READ, DEVICE_WRITE -> pin(kind);
          case READ, WRITE -> access(kind);
          case LAZY -> throw new IllegalArgumentException("lazy is never refused");
        });
  }

  private Operation fork() {
    int alive = choices.pickBit(sketch.alive());
    return choices.chance(40)
        ? new Operation.Fork(choices.pickBit(sketch.dead()), alive)
        : new Operation.Fork(alive, choices.pickBit(sketch.alive()));
  }

  private Operation range(OperationKind kind) {
    int window = choices.choose(windows.count());
    int dead = choices.pickBit(sketch.dead());
    int space = choices.pickBit(sketch.alive());
    long culprits = sketch.mapped(space, window);
    if (!isMapping(kind)) {
      culprits = ~culprits;
    }
    int reason = choices.weighted(REASONS);
    if (reason == 0) {
      PageRange range = ranges.around(choices.choose(Windows.PAGE_COUNT));
      return request(kind, dead, windows.address(window, range.first()), pages(window, range));
    }
    if (reason == 1 && culprits != 0) {
      PageRange range = ranges.around(choices.pickBit(culprits));
      return request(kind, space, windows.address(window, range.first()), pages(window, range));
    }
    return badRange(kind, space, windows.address(window, choices.choose(Windows.PAGE_COUNT)));
  }

  private Operation badRange(OperationKind kind, int space, long address) {
    boolean hasOrder = isMapping(kind) && scene.limits().orderMax() > 0;
    boolean isFile = kind == OperationKind.MAP_FILE;
    return switch (choices.choose(hasOrder || isFile ? 5 : 4)) {
      case 0 -> request(kind, space, address, 0);
      case 1 -> request(kind, space, unaligned(address), choices.range(1, 4));
      case 2 -> request(kind, space, beyond(), 1);
      case 3 -> request(kind, space, beyond() - geometry.pageBytes(), choices.range(2, 8));
      default -> isFile ? badFile(space, address) : mapLarge(space, address);
    };
  }

  private Operation mapLarge(int space, long address) {
    return new Operation.Map(space, address, 1, Permission.READ_WRITE, ORDER_TOO_LARGE);
  }

  private Operation badFile(int space, long address) {
    int file = choices.chance(40) ? FileMemory.FILE_COUNT : 0;
    long index = file == 0 ? FileMemory.FILE_PAGE_COUNT : 0;
    return new Operation.MapFile(
        space, address, 1, Permission.READ_WRITE, 0, sharing(), file, index);
  }

  private Operation request(OperationKind kind, int space, long address, long pageCount) {
    Permission permission = choices.chance(50) ? Permission.READ_WRITE : Permission.READ_ONLY;
    return switch (kind) {
      case MAP -> new Operation.Map(space, address, pageCount, permission, 0);
      case MAP_FILE ->
          new Operation.MapFile(space, address, pageCount, permission, 0, sharing(), 0, 0);
      case PROTECT -> new Operation.Protect(space, address, pageCount, permission);
      case DISCARD -> new Operation.Discard(space, address, pageCount);
      case MOVE -> new Operation.Move(space, address, pageCount, windows.address(0, 0));
      default -> new Operation.Unmap(space, address, pageCount);
    };
  }

  /** A move to where something is mapped: to where it comes from, if nothing else is. */
  private Operation moveOntoItself() {
    int window = choices.choose(windows.count());
    int space = choices.pickBit(sketch.alive());
    long mapped = sketch.mapped(space, window);
    if (mapped == 0) {
      return range(OperationKind.MOVE);
    }
    int page = choices.pickBit(mapped);
    long target = windows.address(window, choices.chance(50) ? page : choices.pickBit(mapped));
    return new Operation.Move(space, windows.address(window, page), 1, target);
  }

  private Operation pin(OperationKind kind) {
    if (kind == OperationKind.PIN) {
      return pinRefused();
    }
    long readOnly = sketch.pinned() & ~sketch.pinnedForWriting();
    int closed =
        sketch.unpinned() == 0 ? Operation.PIN_MAX + 1 : choices.pickBit(sketch.unpinned());
    return switch (kind) {
      case UNPIN -> new Operation.Unpin(closed);
      case DEVICE_READ -> new Operation.DeviceRead(closed);
      default -> {
        int pin = readOnly != 0 && choices.chance(70) ? choices.pickBit(readOnly) : closed;
        yield new Operation.DeviceWrite(pin, draft.nextStamp());
      }
    };
  }

  private Operation pinRefused() {
    Access access = choices.chance(60) ? Access.WRITE : Access.READ;
    if (sketch.pinned() != 0 && choices.chance(30)) {
      int space = choices.pickBit(sketch.alive());
      return new Operation.Pin(
          choices.pickBit(sketch.pinned()), space, windows.address(0, 0), access);
    }
    Operation like =
        access(access == Access.WRITE ? OperationKind.WRITE : OperationKind.READ);
    int pin =
        sketch.unpinned() == 0 ? Operation.PIN_MAX + 1 : choices.pickBit(sketch.unpinned());
    return switch (like) {
      case Operation.Write(int space, long address, _) ->
          new Operation.Pin(pin, space, address, access);
      case Operation.Read(int space, long address) ->
          new Operation.Pin(pin, space, address, access);
      default -> like;
    };
  }

  private Operation access(OperationKind kind) {
    boolean store = kind == OperationKind.WRITE;
    int window = choices.choose(windows.count());
    int space = choices.pickBit(sketch.alive());
    long mapped = sketch.mapped(space, window);
    long readOnly = mapped & ~sketch.writable(space, window);
    int reason = choices.weighted(REASONS);
    if (reason == 0) {
      int page = choices.choose(Windows.PAGE_COUNT);
      return touch(store, choices.pickBit(sketch.dead()), windows.address(window, page));
    }
    if (store && readOnly != 0 && choices.chance(60)) {
      return touch(true, space, windows.address(window, choices.pickBit(readOnly)));
    }
    if (reason == 1 && mapped != -1L) {
      return touch(store, space, windows.address(window, choices.pickBit(~mapped)));
    }
    long address = windows.address(window, choices.choose(Windows.PAGE_COUNT));
    return touch(store, space, choices.chance(50) ? unaligned(address) : beyond());
  }

  private Operation touch(boolean store, int space, long address) {
    return store
        ? new Operation.Write(space, address, draft.nextStamp())
        : new Operation.Read(space, address);
  }

  private static boolean isMapping(OperationKind kind) {
    return kind == OperationKind.MAP || kind == OperationKind.MAP_FILE;
  }

  private Sharing sharing() {
    return scene.limits().sharesFiles() ? Sharing.SHARED : Sharing.PRIVATE;
  }

  private long pages(int window, PageRange range) {
    return (long) range.count() * windows.unitPages(window);
  }

  private long unaligned(long address) {
    return address + (1L << choices.choose(geometry.pageShift()));
  }

  /** The first address after the last page. */
  private long beyond() {
    return ((geometry.addressLast() >>> geometry.pageShift()) + 1) << geometry.pageShift();
  }
}
