package org.ptck.conformance.choice;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.OperandValues;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.fact.hardware.FileMemory;

/** Makes operations that must be refused, for every reason there is. */
final class RefusedSteps {

  private static final int ORDER_TOO_LARGE = 10;
  private static final int[] REASONS = {15, 55, 30};
  private static final int STRANGER_PERCENT = 30;
  private static final int EXTREME_PERCENT = 35;
  private static final int NO_PIN_PERCENT = 25;

  private final Geometry geometry;
  private final Scene scene;
  private final Windows windows;
  private final Ranges ranges;
  private final Sketch sketch;
  private final Draft draft;
  private final Choices choices;
  private final Extremes extremes;

  RefusedSteps(Geometry geometry, Scene scene) {
    this.geometry = geometry;
    this.scene = scene;
    this.windows = scene.windows();
    this.ranges = scene.ranges();
    this.sketch = scene.sketch();
    this.draft = scene.draft();
    this.choices = scene.choices();
    this.extremes = new Extremes(geometry, choices);
  }

  /** Adds an operation of the kind, which is not {@link OperationKind#LAZY}; some space exists. */
  void add(OperationKind kind) {
    draft.addRefused(
        switch (kind) {
          case SPAWN -> spawn();
          case FORK -> fork();
          case MOVE -> choices.chance(50) ? range(kind) : moveToBadTarget();
          case SYNC -> new Operation.Sync(FileMemory.FILE_COUNT + choices.choose(2));
          case PIN, UNPIN, DEVICE_READ, DEVICE_WRITE -> pin(kind);
          case LAZY -> throw new IllegalArgumentException("lazy is never refused");
          default -> about(kind);
        });
  }

  /** About a range, a page or a space with which nothing else is the matter. */
  private Operation about(OperationKind kind) {
    if (kind.has(Operand.PAGE_COUNT)) {
      return range(kind);
    }
    return kind.has(Operand.ADDRESS)
        ? page(kind)
        : kind.with(OperandValues.NONE.with(Operand.SPACE, nobody()));
  }

  private Operation spawn() {
    return new Operation.Spawn(
        mayNameStrangers() ? stranger() : choices.pickBit(sketch.alive()));
  }

  private Operation fork() {
    int alive = choices.pickBit(sketch.alive());
    if (choices.chance(40)) {
      return new Operation.Fork(nobody(), alive);
    }
    return new Operation.Fork(
        alive, mayNameStrangers() ? stranger() : choices.pickBit(sketch.alive()));
  }

  /** The number of no space: of one that could exist, or of one that never can. */
  private int nobody() {
    return mayNameStrangers() ? stranger() : choices.pickBit(sketch.dead());
  }

  /** Now and then, and only where numbers that no space can have are known to be refused. */
  private boolean mayNameStrangers() {
    return scene.limits().nameCount() > Operation.SPACE_MAX && choices.chance(STRANGER_PERCENT);
  }

  private int stranger() {
    return switch (choices.choose(4)) {
      case 0 -> Integer.MAX_VALUE;
      case 1 -> 1 << (Byte.SIZE + choices.choose(2) * Byte.SIZE);
      default -> Operation.SPACE_MAX + 1 + choices.choose(2);
    };
  }

  private Operation range(OperationKind kind) {
    int window = choices.choose(windows.count());
    int dead = nobody();
    int space = choices.pickBit(sketch.alive());
    long culprits = sketch.mapped(space, window);
    if (!isMapping(kind)) {
      culprits = ~culprits;
    }
    if (scene.limits().onlyAtEnd() && (isMapping(kind) || kind == OperationKind.UNMAP)) {
      return atEnd(kind, space, window, dead);
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
    return choices.chance(EXTREME_PERCENT)
        ? extremeRange(kind, space, window)
        : badRange(kind, space, windows.address(window, choices.choose(Windows.PAGE_COUNT)));
  }

  /**
   * At the end of memory, where alone such requests are made: too many pages, or none, or nobody's.
   */
  private Operation atEnd(OperationKind kind, int space, int window, int dead) {
    int end = Ranges.end(sketch.mapped(space, window));
    long address = windows.address(window, end);
    if (choices.chance(25)) {
      // Nothing is mapped in a space that is not there.
      long count = isMapping(kind) ? choices.range(1, 4) : 0;
      return request(kind, dead, windows.address(window, 0), count);
    }
    return isMapping(kind) && choices.chance(70)
        ? request(kind, space, address, extremes.pageCountBeyond(address, choices.range(1, 8)))
        : request(kind, space, address, 0);
  }

  /** From a page that would do, if the range were not so long, or to the last page and beyond. */
  private Operation extremeRange(OperationKind kind, int space, int window) {
    long mapped = sketch.mapped(space, window);
    long wanted = isMapping(kind) ? ~mapped : mapped;
    if (wanted == 0 || choices.chance(10)) {
      return request(kind, space, extremes.addressOutside(), choices.range(1, 2));
    }
    PageRange run = PageRange.runAround(wanted, choices.pickBit(wanted));
    long address = windows.address(window, run.first());
    return request(
        kind, space, address, extremes.pageCountBeyond(address, pages(window, run)));
  }

  private Operation badRange(OperationKind kind, int space, long address) {
    boolean hasOrder = isMapping(kind) && scene.limits().orderMax() > 0;
    boolean isFile = kind == OperationKind.MAP_FILE;
    return switch (choices.choose(hasOrder || isFile ? 5 : 4)) {
      case 0 -> request(kind, space, address, 0);
      case 1 -> request(kind, space, unaligned(address), choices.range(1, 4));
      case 2 -> request(kind, space, extremes.addressOutside(), 1);
      case 3 -> request(kind, space, acrossAnEdge(), choices.range(2, 8));
      default -> isFile ? badFile(space, address) : mapLarge(space, address);
    };
  }

  /** A page from which no two are user code's: the last, or the one before the first. */
  private long acrossAnEdge() {
    return extremes.isAnyBefore() && choices.chance(40)
        ? extremes.addressBefore()
        : extremes.lastPage();
  }

  private Operation mapLarge(int space, long address) {
    return new Operation.Map(space, address, 1, Permission.READ_WRITE, ORDER_TOO_LARGE);
  }

  private Operation badFile(int space, long address) {
    return switch (choices.choose(scene.limits().orderMax() > 0 ? 3 : 2)) {
      case 0 -> mapFile(space, address, 0, FileMemory.FILE_COUNT, 0);
      case 1 -> mapFile(space, address, 0, 0, FileMemory.FILE_PAGE_COUNT);
      default -> mapFile(space, address, ORDER_TOO_LARGE, 0, 0);
    };
  }

  private Operation mapFile(int space, long address, int order, int file, long index) {
    return new Operation.MapFile(
        space, address, 1, Permission.READ_WRITE, order, sharing(), file, index);
  }

  private Operation request(OperationKind kind, int space, long address, long pageCount) {
    boolean forWriting = !scene.limits().forbidsStores() || choices.chance(50);
    Permission permission = forWriting ? Permission.READ_WRITE : Permission.READ_ONLY;
    return switch (kind) {
      case MAP -> new Operation.Map(space, address, pageCount, permission, 0);
      case MAP_FILE ->
          new Operation.MapFile(space, address, pageCount, permission, 0, sharing(), 0, 0);
      case UNMAP -> new Operation.Unmap(space, address, pageCount);
      case PROTECT -> new Operation.Protect(space, address, pageCount, permission);
      case MOVE -> new Operation.Move(space, address, pageCount, windows.address(0, 0));
      case DISCARD -> new Operation.Discard(space, address, pageCount);
      default -> throw new IllegalArgumentException("not about a range: " + kind);
    };
  }

  /** A move of what is mapped to where it cannot go. */
  private Operation moveToBadTarget() {
    int window = choices.choose(windows.count());
    int space = choices.pickBit(sketch.alive());
    long mapped = sketch.mapped(space, window);
    if (mapped == 0) {
      return range(OperationKind.MOVE);
    }
    int page = choices.pickBit(mapped);
    long address = windows.address(window, page);
    if (choices.chance(65)) {
      // To where something is mapped: to where it comes from, if nothing else is.
      long target = windows.address(window, choices.chance(50) ? page : choices.pickBit(mapped));
      return new Operation.Move(space, address, 1, target);
    }
    PageRange run = PageRange.runAround(mapped, page);
    long from = windows.address(window, run.first());
    long pageCount = pages(window, run);
    return switch (choices.choose(3)) {
      case 0 -> new Operation.Move(space, from, pageCount, unaligned(address));
      case 1 -> new Operation.Move(space, from, pageCount, extremes.addressOutside());
      // One page more than there is room for.
      default ->
          new Operation.Move(
              space,
              from,
              pageCount,
              extremes.end() - ((pageCount - 1) << geometry.pageShift()));
    };
  }

  private Operation pin(OperationKind kind) {
    if (kind == OperationKind.PIN) {
      return pinRefused();
    }
    long readOnly = sketch.pinned() & ~sketch.pinnedForWriting();
    int closed = closedPin();
    return switch (kind) {
      case UNPIN -> new Operation.Unpin(closed);
      case DEVICE_READ -> new Operation.DeviceRead(closed);
      default -> {
        int pin = readOnly != 0 && choices.chance(70) ? choices.pickBit(readOnly) : closed;
        yield new Operation.DeviceWrite(pin, draft.nextStamp());
      }
    };
  }

  /** A pin that is not there: it could be opened, or its number is beyond the last. */
  private int closedPin() {
    return sketch.unpinned() == 0 || choices.chance(NO_PIN_PERCENT)
        ? Operation.PIN_MAX + 1 + choices.choose(2)
        : choices.pickBit(sketch.unpinned());
  }

  private Operation pinRefused() {
    Access access = choices.chance(60) ? Access.WRITE : Access.READ;
    if (sketch.pinned() != 0 && choices.chance(30)) {
      int space = choices.pickBit(sketch.alive());
      return new Operation.Pin(
          choices.pickBit(sketch.pinned()), space, windows.address(0, 0), access);
    }
    Operation like = page(access == Access.WRITE ? OperationKind.WRITE : OperationKind.READ);
    return new Operation.Pin(closedPin(), like.space(), like.address(), access);
  }

  private Operation page(OperationKind kind) {
    boolean store = kind == OperationKind.WRITE || kind == OperationKind.COPY_OUT;
    int window = choices.choose(windows.count());
    int space = choices.pickBit(sketch.alive());
    long mapped = sketch.mapped(space, window);
    long readOnly = mapped & ~sketch.writable(space, window);
    int reason = choices.weighted(REASONS);
    if (reason == 0) {
      int page = choices.choose(Windows.PAGE_COUNT);
      return touch(kind, nobody(), windows.address(window, page));
    }
    if (store && readOnly != 0 && choices.chance(60)) {
      return touch(kind, space, windows.address(window, choices.pickBit(readOnly)));
    }
    if (reason == 1 && mapped != -1L) {
      return touch(kind, space, windows.address(window, choices.pickBit(~mapped)));
    }
    long address = windows.address(window, choices.choose(Windows.PAGE_COUNT));
    // Kernels copy to any byte.
    boolean wholePagesOnly = kind.role() != OperationKind.Role.COPY;
    return touch(
        kind,
        space,
        wholePagesOnly && choices.chance(50) ? unaligned(address) : extremes.addressOutside());
  }

  private Operation touch(OperationKind kind, int space, long address) {
    return switch (kind) {
      case READ -> new Operation.Read(space, address);
      case WRITE -> new Operation.Write(space, address, draft.nextStamp());
      case FETCH -> new Operation.Fetch(space, address);
      case COPY_IN -> new Operation.CopyIn(space, address);
      case COPY_OUT -> new Operation.CopyOut(space, address, draft.nextStamp());
      default -> throw new IllegalArgumentException("not about a page: " + kind);
    };
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
}
