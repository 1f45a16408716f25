package org.ptck.spec.model;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Operation.DeviceRead;
import org.ptck.spec.fact.Operation.DeviceWrite;
import org.ptck.spec.fact.Operation.Discard;
import org.ptck.spec.fact.Operation.Exit;
import org.ptck.spec.fact.Operation.Fork;
import org.ptck.spec.fact.Operation.Lazy;
import org.ptck.spec.fact.Operation.Load;
import org.ptck.spec.fact.Operation.Map;
import org.ptck.spec.fact.Operation.MapFile;
import org.ptck.spec.fact.Operation.Move;
import org.ptck.spec.fact.Operation.Pin;
import org.ptck.spec.fact.Operation.Protect;
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
 * the one effect given here. When it is refused is said in {@link Refusals}.
 */
public final class Semantics {

  private final int pageShift;
  private final Refusals refusals;

  /**
   * The semantics on machines of the geometry, which decides what a page is and where memory ends.
   */
  public Semantics(Geometry geometry) {
    this.pageShift = geometry.pageShift();
    this.refusals = new Refusals(geometry);
  }

  /**
   * What the operation does in the state.
   *
   * @return the reason why it is refused, or its effect; never throws
   */
  public Either<Rejection, Effect> step(SystemState state, Operation operation) {
    Option<Rejection> reason = refusals.reason(state, operation);
    return reason.isDefined()
        ? Either.left(reason.get())
        : Either.right(effect(state, operation));
  }

  /** The effect of an operation that is not refused in the state. */
  Effect effect(SystemState state, Operation operation) {
    AddressSpace space = state.space(operation.space());
    return switch (operation) {
      case Spawn spawn -> Effect.of(state.with(spawn.space(), AddressSpace.EMPTY));

      // What is pinned outlives the space, for the device.
      case Exit exit ->
          Effect.of(
              state.orphaning(exit.space(), 0, Long.MAX_VALUE).without(exit.space()));

      // All pages of a new mapping read 0 until they are written.
      case Map map -> Effect.of(state.with(map.space(), space.map(mapping(map))));

      // They show the file until they are written, and still do if it is shared.
      case MapFile map -> Effect.of(state.with(map.space(), space.map(mapping(map))));

      // Mapped again, the pages read 0.
      case Unmap(int number, long address, long pageCount) -> {
        long start = page(address);
        long end = start + pageCount;
        yield Effect.of(
            state.orphaning(number, start, end).with(number, space.unmap(start, end)));
      }

      case Protect(int number, long address, long pageCount, var permission) -> {
        long start = page(address);
        AddressSpace after = space.protect(start, start + pageCount, permission);
        yield Effect.of(state.with(number, after));
      }

      // The pages are the same ones, also for a device that has them pinned.
      case Move(int number, long address, long pageCount, long target) -> {
        long start = page(address);
        long end = start + pageCount;
        yield Effect.of(
            state
                .with(number, space.move(start, end, page(target)))
                .with(state.pins().move(number, start, end, page(target))));
      }

      case Discard(int number, long address, long pageCount) -> {
        long start = page(address);
        long end = start + pageCount;
        yield Effect.of(
            state.orphaning(number, start, end).with(number, space.discard(start, end)));
      }

      // Values are never shared: what either side stores later, the other does not see (SEM-2).
      case Fork fork -> Effect.of(state.with(fork.child(), space));

      // A load observes the last store to its page (SEM-1).
      case Read(int number, long address) ->
          new Effect(state, state.stampAt(number, page(address)));

      case Write(int number, long address, long stamp) ->
          Effect.of(state.write(number, page(address), stamp));

      // Storage is behind the scenes: programs see what they stored, durable or not.
      case Sync _ -> Effect.of(state);

      case Pin pin -> Effect.of(pinned(state, pin));

      case Unpin(int pin) -> Effect.of(state.with(state.pins().without(pin)));

      case DeviceRead(int pin) -> new Effect(state, state.stampOf(pinnedBy(state, pin)));

      case DeviceWrite(int pin, long stamp) ->
          Effect.of(state.write(pinnedBy(state, pin), stamp));

      // Which program a CPU runs is nothing that programs see.
      case Load _, Lazy _ -> Effect.of(state);
    };
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
    return state.pins().open().get(pin).get().pinned();
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
