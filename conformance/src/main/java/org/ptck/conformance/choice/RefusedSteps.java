package org.ptck.conformance.choice;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;

/** Makes operations that must be refused, for every reason there is. */
final class RefusedSteps {

  private static final int ORDER_TOO_LARGE = 10;
  private static final int[] REASONS = {15, 55, 30};

  private final Geometry geometry;
  private final Windows windows;
  private final Ranges ranges;
  private final Sketch sketch;
  private final Draft draft;
  private final Choices choices;
  private final int orderMax;

  RefusedSteps(
      Geometry geometry,
      Windows windows,
      Ranges ranges,
      Sketch sketch,
      Draft draft,
      Choices choices,
      int orderMax) {
    this.geometry = geometry;
    this.windows = windows;
    this.ranges = ranges;
    this.sketch = sketch;
    this.draft = draft;
    this.choices = choices;
    this.orderMax = orderMax;
  }

  /** Adds an operation of the kind, which is not {@link OperationKind#LAZY}; some space exists. */
  void add(OperationKind kind) {
    draft.addRefused(
        switch (kind) {
          case SPAWN -> new Operation.Spawn(choices.pickBit(sketch.alive()));
          case EXIT -> new Operation.Exit(choices.pickBit(sketch.dead()));
          case LOAD -> new Operation.Load(choices.pickBit(sketch.dead()));
          case FORK -> fork();
          case MAP, UNMAP, PROTECT -> range(kind);
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
    if (kind != OperationKind.MAP) {
      culprits = ~culprits;
    }
    int reason = choices.weighted(REASONS);
    if (reason == 0) {
      PageRange range = ranges.around(choices.choose(Windows.PAGE_COUNT));
      return request(kind, dead, windows.address(window, range.first()), range.count());
    }
    if (reason == 1 && culprits != 0) {
      PageRange range = ranges.around(choices.pickBit(culprits));
      return request(kind, space, windows.address(window, range.first()), range.count());
    }
    return badRange(kind, space, windows.address(window, choices.choose(Windows.PAGE_COUNT)));
  }

  private Operation badRange(OperationKind kind, int space, long address) {
    return switch (choices.choose(kind == OperationKind.MAP && orderMax > 0 ? 5 : 4)) {
      case 0 -> request(kind, space, address, 0);
      case 1 -> request(kind, space, unaligned(address), choices.range(1, 4));
      case 2 -> request(kind, space, beyond(), 1);
      case 3 -> request(kind, space, beyond() - geometry.pageBytes(), choices.range(2, 8));
      default -> new Operation.Map(space, address, 1, Permission.READ_WRITE, ORDER_TOO_LARGE);
    };
  }

  private Operation request(OperationKind kind, int space, long address, long pageCount) {
    Permission permission = choices.chance(50) ? Permission.READ_WRITE : Permission.READ_ONLY;
    return switch (kind) {
      case MAP -> new Operation.Map(space, address, pageCount, permission, 0);
      case PROTECT -> new Operation.Protect(space, address, pageCount, permission);
      default -> new Operation.Unmap(space, address, pageCount);
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

  private long unaligned(long address) {
    return address + (1L << choices.choose(geometry.pageShift()));
  }

  /** The first address after the last page. */
  private long beyond() {
    return ((geometry.addressLast() >>> geometry.pageShift()) + 1) << geometry.pageShift();
  }
}
