package org.ptck.spec.model;

import static org.ptck.spec.model.Clause.when;
import static org.ptck.spec.model.Conditions.exists;
import static org.ptck.spec.model.Conditions.isClosed;
import static org.ptck.spec.model.Conditions.isForWriting;
import static org.ptck.spec.model.Conditions.isFree;
import static org.ptck.spec.model.Conditions.isMapped;
import static org.ptck.spec.model.Conditions.isNew;
import static org.ptck.spec.model.Conditions.isOpen;
import static org.ptck.spec.model.Conditions.permits;

import io.vavr.control.Either;
import java.util.Objects;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Operation.CopyIn;
import org.ptck.spec.fact.Operation.CopyOut;
import org.ptck.spec.fact.Operation.DeviceRead;
import org.ptck.spec.fact.Operation.DeviceWrite;
import org.ptck.spec.fact.Operation.Discard;
import org.ptck.spec.fact.Operation.Exit;
import org.ptck.spec.fact.Operation.Fetch;
import org.ptck.spec.fact.Operation.Fork;
import org.ptck.spec.fact.Operation.Lazy;
import org.ptck.spec.fact.Operation.Load;
import org.ptck.spec.fact.Operation.Map;
import org.ptck.spec.fact.Operation.MapFile;
import org.ptck.spec.fact.Operation.Move;
import org.ptck.spec.fact.Operation.Pin;
import org.ptck.spec.fact.Operation.Protect;
import org.ptck.spec.fact.Operation.RangePredicate;
import org.ptck.spec.fact.Operation.Read;
import org.ptck.spec.fact.Operation.Spawn;
import org.ptck.spec.fact.Operation.Sync;
import org.ptck.spec.fact.Operation.Unmap;
import org.ptck.spec.fact.Operation.Unpin;
import org.ptck.spec.fact.Operation.Write;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.model.PinnedPages.OpenPin;
import org.ptck.spec.model.PinnedPages.Pinned;
import org.ptck.spec.model.PinnedPages.Pinned.InFile;
import org.ptck.spec.model.PinnedPages.Pinned.InSpace;

/**
 * The specification of what programs may observe (rules SEM-1, SEM-2, SEM-4, SEM-5).
 *
 * <p>Every operation, in every state, is either refused with a reason and changes nothing, or has
 * the one effect given here. One clause says of each when it is accepted and what it does then;
 * what the conditions mean, and which reason goes first, is said in {@link Conditions}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Semantics {

  private final RangePredicate isRange;
  private final int pageShift;

  /**
   * The semantics on machines of the geometry, which decides what a page is and where memory ends.
   */
  public Semantics(Geometry geometry) {
    this.isRange = geometry::isRange;
    this.pageShift = geometry.pageShift();
  }

  /**
   * What the operation does in the state.
   *
   * @return the reason why it is refused, or its effect; never throws
   */
  public Either<Rejection, Effect> step(SystemState state, Operation operation) {
    return switch (expected(state, operation)) {
      case Effect effect -> Either.right(effect);
      case Expected.Refusal(Rejection reason) -> Either.left(reason);
    };
  }

  /** As {@link #step}, for whoever asks at every operation. */
  Expected expected(SystemState state, Operation operation) {
    Rejection reason = Conditions.areSane(operation, isRange);
    return reason == null ? clause(state, operation) : Clause.of(reason).then(() -> state);
  }

  /** What is said of an operation whose arguments are sane. */
  private Expected clause(SystemState state, Operation operation) {
    int number = operation.space();
    AddressSpace space = state.space(number);
    return switch (operation) {
      case Spawn _ ->
          when(isNew(state, number)).then(() -> state.with(number, AddressSpace.EMPTY));

      // What is pinned outlives the space, for the device.
      case Exit _ ->
          when(exists(state, number))
              .then(() -> state.orphaning(number, 0, Long.MAX_VALUE).without(number));

      // All pages of a new mapping read 0 until they are written.
      case Map map -> mapped(state, number, mapping(map));

      // They show the file until they are written, and still do if it is shared.
      case MapFile map -> mapped(state, number, mapping(map));

      // Mapped again, the pages read 0.
      case Unmap(_, long address, long pageCount) -> {
        long start = page(address);
        long end = start + pageCount;
        yield when(exists(state, number), isMapped(space, start, end))
            .then(() -> state.orphaning(number, start, end).with(number, space.unmap(start, end)));
      }

      case Protect(_, long address, long pageCount, var permission) -> {
        long start = page(address);
        long end = start + pageCount;
        yield when(exists(state, number), isMapped(space, start, end))
            .then(() -> state.with(number, space.protect(start, end, permission)));
      }

      // The pages are the same ones, also for a device that has them pinned. A target that overlaps
      // what is to be moved there is mapped as well.
      case Move(_, long address, long pageCount, long destination) -> {
        long start = page(address);
        long end = start + pageCount;
        long target = page(destination);
        yield when(
            exists(state, number),
            isMapped(space, start, end),
            isFree(space, target, target + pageCount))
            .then(
                () -> state
                    .with(number, space.move(start, end, target))
                    .with(state.pins().move(number, start, end, target)));
      }

      case Discard(_, long address, long pageCount) -> {
        long start = page(address);
        long end = start + pageCount;
        yield when(exists(state, number), isMapped(space, start, end))
            .then(
                () -> state.orphaning(number, start, end).with(number, space.discard(start, end)));
      }

      // Values are never shared: what either side stores later, the other does not see (SEM-2).
      case Fork(_, int child) ->
          when(exists(state, number), isNew(state, child)).then(() -> state.with(child, space));

      // A load observes the last store to its page (SEM-1).
      case Read(_, long address) ->
          when(exists(state, number), permits(space, page(address), Access.READ))
              .thenSees(state, () -> state.stampAt(number, page(address)));

      case Write(_, long address, long stamp) ->
          when(exists(state, number), permits(space, page(address), Access.WRITE))
              .then(() -> state.write(number, page(address), stamp));

      // An instruction is data that is looked at by another way.
      case Fetch(_, long address) ->
          when(exists(state, number), permits(space, page(address), Access.EXECUTE))
              .thenSees(state, () -> state.stampAt(number, page(address)));

      // What the kernel does for a program, the program does.
      case CopyIn(_, long address) ->
          when(exists(state, number), permits(space, page(address), Access.READ))
              .thenSees(state, () -> state.stampAt(number, page(address)));

      case CopyOut(_, long address, long stamp) ->
          when(exists(state, number), permits(space, page(address), Access.WRITE))
              .then(() -> state.write(number, page(address), stamp));

      // Storage is behind the scenes: programs see what they stored, durable or not.
      case Sync _ -> when().then(() -> state);

      case Pin pin ->
          when(
              exists(state, number),
              isClosed(state, pin.pin()),
              permits(space, page(pin.address()), pin.access()))
              .then(() -> pinned(state, pin));

      case Unpin(int pin) ->
          when(isOpen(state, pin)).then(() -> state.with(state.pins().without(pin)));

      case DeviceRead(int pin) ->
          when(isOpen(state, pin)).thenSees(state, () -> state.stampOf(pinnedBy(state, pin)));

      case DeviceWrite(int pin, long stamp) ->
          when(isOpen(state, pin), isForWriting(state, pin))
              .then(() -> state.write(pinnedBy(state, pin), stamp));

      // Which program a CPU runs is nothing that programs see.
      case Load _ -> when(exists(state, number)).then(() -> state);
      case Lazy _ -> when().then(() -> state);
    };
  }

  private static Expected mapped(SystemState state, int number, Mapping added) {
    AddressSpace space = state.space(number);
    return when(exists(state, number), isFree(space, added.startPage(), added.endPage()))
        .then(() -> state.with(number, space.map(added)));
  }

  /** A shared page is pinned in its file; a private one is the space's own from then on. */
  private SystemState pinned(SystemState state, Pin pin) {
    long page = page(pin.address());
    boolean writes = pin.access() == Access.WRITE;
    AddressSpace space = state.space(pin.space());
    return switch (space.backingOf(page)) {
      case Backing.Anonymous() -> pinnedInSpace(state, pin, page, writes);
      case Backing.FilePages(int file, long fileIndex, var sharing) ->
          sharing == Sharing.SHARED
              ? state.with(
                  state.pins().with(pin.pin(), new OpenPin(new InFile(file, fileIndex), writes)))
              : pinnedInSpace(
                  state.with(pin.space(), space.write(page, state.stampAt(pin.space(), page))),
                  pin,
                  page,
                  writes);
    };
  }

  private static SystemState pinnedInSpace(
      SystemState state, Pin pin, long page, boolean writes) {
    OpenPin opened = new OpenPin(new InSpace(pin.space(), page), writes);
    return state.with(state.pins().with(pin.pin(), opened));
  }

  private static Pinned pinnedBy(SystemState state, int pin) {
    return Objects.requireNonNull(state.pins().pinnedBy(pin));
  }

  private Mapping mapping(Map map) {
    return new Mapping(page(map.address()), map.pageCount(), map.permission(), map.order());
  }

  private Mapping mapping(MapFile map) {
    Backing file = new Backing.FilePages(map.file(), map.fileIndex(), map.sharing());
    return new Mapping(
        page(map.address()), map.pageCount(), map.permission(), map.order(), file);
  }

  private long page(long address) {
    return address >>> pageShift;
  }
}
