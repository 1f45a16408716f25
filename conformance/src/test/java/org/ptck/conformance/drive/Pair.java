package org.ptck.conformance.drive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;

/**
 * Two operations on {@code tiny}, what was done before them, and where turns change.
 *
 * @param before what makes the spaces, the pages and the pins that the two meet
 * @param places the numbers of events after which turns change
 */
record Pair(List<Operation> before, Operation first, Operation second, int[] places) {

  /** What lies behind the pages that operations meet at. */
  enum Kind {
    ANONYMOUS,
    FILE_PRIVATE,
    FILE_SHARED
  }

  /** What the two have in common. */
  enum Common {
    /** The page. */
    PAGE,
    /** The contiguous block, which may be a folio as well. */
    BLOCK,
    /** The leaf table. */
    TABLE,
    /** The folio, which two spaces map. */
    FOLIO,
    /** No memory. */
    NOTHING
  }

  private static final int PAGE_SHIFT = 12;
  private static final int PARENT = 0;
  private static final int CHILD = 1;
  private static final int FILE = 0;
  private static final int PIN = 0;
  /** A region of 16 pages, in two leaf tables, in which the two operations meet. */
  private static final int REGION = 0;
  private static final int REGION_PAGE_COUNT = 16;
  /** A free region of 16 pages, one table on. */
  private static final int FREE = 24;
  /** Anonymous pages elsewhere, in another table of each level. */
  private static final int ELSEWHERE = 64;
  private static final int ELSEWHERE_FREE = 96;

  /** Draws one. */
  static Pair draw(
      OperationKind first, OperationKind second, Kind kind, Common common, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Operation> before = before(kind, random);
    int page = random.nextInt(8);
    int space = random.nextInt(4) == 0 ? CHILD : PARENT;
    Draw one = new Draw(random, kind, space, REGION + page, FREE, 2, 1000);
    Draw two =
        switch (common) {
          case PAGE -> new Draw(random, kind, space, REGION + page, FREE, 2, 2000);
          case BLOCK -> new Draw(random, kind, space, REGION + (page ^ 1), FREE, 2, 2000);
          case TABLE -> new Draw(random, kind, space, REGION + (page ^ 4), FREE + 4, 3, 2000);
          case FOLIO ->
              new Draw(random, kind, 1 - space, REGION + (page ^ random.nextInt(4)), FREE, 3, 2000);
          case NOTHING ->
              new Draw(
                  random, Kind.ANONYMOUS, space, ELSEWHERE + page, ELSEWHERE_FREE, 3, 2000);
        };
    return new Pair(before, one.operation(first), two.operation(second), places(random));
  }

  private static int[] places(SplittableRandom random) {
    int[] places = new int[1 + random.nextInt(5)];
    for (int n = 0; n < places.length; n++) {
      places[n] = 1 << random.nextInt(7);
      places[n] = random.nextInt(places[n] + 1);
    }
    return places;
  }

  private static List<Operation> before(Kind kind, SplittableRandom random) {
    List<Operation> before = new ArrayList<>();
    int order = random.nextInt(3);
    before.add(new Operation.Spawn(PARENT));
    before.add(map(kind, PARENT, REGION, REGION_PAGE_COUNT, order));
    before.add(
        new Operation.Map(
            PARENT, address(ELSEWHERE), REGION_PAGE_COUNT, Permission.READ_WRITE, order));
    touch(before, random, PARENT, REGION, 100);
    touch(before, random, PARENT, ELSEWHERE, 200);
    if (random.nextBoolean()) {
      pin(before, random);
    }
    before.add(new Operation.Fork(PARENT, CHILD));
    touch(before, random, random.nextInt(2), REGION, 300);
    touch(before, random, CHILD, ELSEWHERE, 400);
    if (random.nextInt(3) == 0) {
      pin(before, random);
    }
    if (random.nextInt(3) == 0) {
      before.add(new Operation.Sync(FILE));
    }
    if (random.nextInt(3) == 0) {
      before.add(
          new Operation.Protect(
              PARENT, address(REGION + random.nextInt(8)), 4, Permission.READ_ONLY));
    }
    before.add(new Operation.Load(random.nextInt(2)));
    return before;
  }

  private static void touch(
      List<Operation> before, SplittableRandom random, int space, int region, int stamps) {
    for (int n = random.nextInt(6); n > 0; n--) {
      long address = address(region + random.nextInt(REGION_PAGE_COUNT));
      before.add(
          random.nextBoolean()
              ? new Operation.Write(space, address, stamps + n)
              : new Operation.Read(space, address));
    }
  }

  private static void pin(List<Operation> before, SplittableRandom random) {
    if (before.stream().noneMatch(Operation.Pin.class::isInstance)) {
      before.add(
          new Operation.Pin(
              PIN,
              PARENT,
              address(REGION + random.nextInt(8)),
              random.nextBoolean() ? Access.WRITE : Access.READ));
    }
  }

  private static long address(int page) {
    return (long) page << PAGE_SHIFT;
  }

  private static Operation map(Kind kind, int space, int page, int pageCount, int order) {
    Permission permission = Permission.READ_WRITE;
    return switch (kind) {
      case ANONYMOUS ->
          new Operation.Map(space, address(page), pageCount, permission, order);
      case FILE_PRIVATE, FILE_SHARED ->
          new Operation.MapFile(
              space,
              address(page),
              pageCount,
              permission,
              order,
              kind == Kind.FILE_SHARED ? Sharing.SHARED : Sharing.PRIVATE,
              FILE,
              page % 16);
    };
  }

  /** Draws an operation around a page. */
  private record Draw(
      SplittableRandom random,
      Kind kind,
      int space,
      int page,
      int free,
      int other,
      long stamps) {

    Operation operation(OperationKind wanted) {
      long at = address(page);
      long count = 1L << random.nextInt(3);
      return switch (wanted) {
        case SPAWN -> new Operation.Spawn(random.nextBoolean() ? 4 : other);
        case EXIT -> new Operation.Exit(space);
        case MAP ->
            new Operation.Map(
                space, address(freePage()), count, permission(), random.nextInt(3));
        case MAP_FILE ->
            map(
                random.nextBoolean() ? Kind.FILE_SHARED : Kind.FILE_PRIVATE,
                space,
                freePage(),
                (int) count,
                random.nextInt(3));
        case UNMAP -> new Operation.Unmap(space, at, count);
        case PROTECT -> new Operation.Protect(space, at, count, permission());
        case MOVE -> new Operation.Move(space, at, count, address(free + random.nextInt(4)));
        case DISCARD -> new Operation.Discard(space, at, count);
        case SYNC -> new Operation.Sync(FILE);
        case PIN ->
            new Operation.Pin(
                random.nextInt(2), space, at, random.nextBoolean() ? Access.WRITE : Access.READ);
        case UNPIN -> new Operation.Unpin(PIN);
        case DEVICE_READ -> new Operation.DeviceRead(PIN);
        case DEVICE_WRITE -> new Operation.DeviceWrite(PIN, stamps);
        case FORK -> new Operation.Fork(space, random.nextBoolean() ? 4 : other);
        case READ -> new Operation.Read(space, at);
        case WRITE -> new Operation.Write(space, at, stamps);
        case LOAD -> new Operation.Load(space);
        case LAZY -> new Operation.Lazy();
        case COPY_IN -> new Operation.CopyIn(space, at);
        case COPY_OUT -> new Operation.CopyOut(space, at, stamps);
        case FETCH -> new Operation.Fetch(space, at);
      };
    }

    private int freePage() {
      return random.nextInt(4) == 0 ? page : free + random.nextInt(4);
    }

    private Permission permission() {
      Permission[] all = Permission.values();
      return all[random.nextInt(all.length)];
    }
  }

  @Override
  public String toString() {
    return "%s%n  cpu0 %s%n  cpu1 %s%n  turns change after %s"
        .formatted(before, first, second, Arrays.toString(places));
  }
}
