package org.ptck.conformance.minimize;

import java.util.function.LongUnaryOperator;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.AnchorKind.Subject;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;

/** The addresses and page counts of operations, to read and to replace. */
final class Operands {

  private Operands() {}

  /** Whether the operation is about a range or a page. */
  static boolean hasAddress(Operation operation) {
    return address(operation) >= 0;
  }

  /** The start of the operation's range, or the page accessed; -1 if there is neither. */
  static long address(Operation operation) {
    return switch (operation) {
      case Operation.Map map -> map.address();
      case Operation.Unmap unmap -> unmap.address();
      case Operation.Protect protect -> protect.address();
      case Operation.MapFile map -> map.address();
      case Operation.Move move -> move.address();
      case Operation.Discard discard -> discard.address();
      case Operation.Read read -> read.address();
      case Operation.Write write -> write.address();
      case Operation.Pin pin -> pin.address();
      case Operation.Spawn _, Operation.Exit _, Operation.Fork _ -> -1;
      case Operation.Sync _, Operation.Unpin _ -> -1;
      case Operation.DeviceRead _, Operation.DeviceWrite _ -> -1;
      case Operation.Load _, Operation.Lazy _ -> -1;
    };
  }

  /** The length of the operation's range; -1 if it has none. */
  static long pageCount(Operation operation) {
    return switch (operation) {
      case Operation.Map map -> map.pageCount();
      case Operation.Unmap unmap -> unmap.pageCount();
      case Operation.Protect protect -> protect.pageCount();
      case Operation.MapFile map -> map.pageCount();
      case Operation.Move move -> move.pageCount();
      case Operation.Discard discard -> discard.pageCount();
      default -> -1;
    };
  }

  /** The address after the operation's range or page; saturates. */
  static long end(Operation operation, int pageShift) {
    return end(address(operation), Math.max(1, pageCount(operation)), pageShift);
  }

  /** The address after the range that the pages are moved to; saturates. */
  static long targetEnd(Operation.Move move, int pageShift) {
    return end(move.target(), move.pageCount(), pageShift);
  }

  private static long end(long address, long pageCount, int pageShift) {
    long end = address + (pageCount << pageShift);
    boolean overflows = pageCount > Long.MAX_VALUE >> pageShift || end < 0;
    return overflows ? Long.MAX_VALUE : end;
  }

  /** The step with another address; the same if it has none. */
  static Step withAddress(Step step, long address) {
    return step.doing(withRange(step.operation(), address, pageCount(step.operation())));
  }

  /** The step with another page count; the same if it has none. */
  static Step withPageCount(Step step, long pageCount) {
    return step.doing(withRange(step.operation(), address(step.operation()), pageCount));
  }

  /** The step with every address changed: also where a range moves to, and of what is meanwhile. */
  static Step withAddresses(Step step, LongUnaryOperator change) {
    Step changed = step.doing(withAddresses(step.operation(), change));
    Meanwhile meanwhile = step.meanwhile();
    if (meanwhile == null) {
      return changed;
    }
    Anchor anchor = meanwhile.anchor();
    return changed.meanwhile(
        meanwhile
            .doing(withAddresses(meanwhile.access(), change))
            .at(
                anchor.kind().subject() == Subject.ENTRY
                    ? anchor.at(anchor.owner(), change.applyAsLong(anchor.place()))
                    : anchor));
  }

  private static Operation withAddresses(Operation operation, LongUnaryOperator change) {
    if (!hasAddress(operation)) {
      return operation;
    }
    Operation changed =
        withRange(operation, change.applyAsLong(address(operation)), pageCount(operation));
    return changed instanceof Operation.Move(int space, long address, long pageCount, long target)
        ? new Operation.Move(space, address, pageCount, change.applyAsLong(target))
        : changed;
  }

  /** Whether both touch a common block of {@code blockBytes}, whatever the space. */
  static boolean overlap(Operation one, Operation other, int pageShift, long blockBytes) {
    return firstBlock(one, blockBytes) <= lastBlock(other, pageShift, blockBytes)
        && firstBlock(other, blockBytes) <= lastBlock(one, pageShift, blockBytes);
  }

  private static long firstBlock(Operation operation, long blockBytes) {
    return address(operation) / blockBytes;
  }

  private static long lastBlock(Operation operation, int pageShift, long blockBytes) {
    return (end(operation, pageShift) - 1) / blockBytes;
  }

  private static Operation withRange(Operation operation, long address, long pageCount) {
    return switch (operation) {
      case Operation.Map(int space, _, _, var permission, int order) ->
          new Operation.Map(space, address, pageCount, permission, order);
      case Operation.MapFile map ->
          new Operation.MapFile(
              map.space(),
              address,
              pageCount,
              map.permission(),
              map.order(),
              map.sharing(),
              map.file(),
              map.fileIndex());
      case Operation.Unmap(int space, _, _) -> new Operation.Unmap(space, address, pageCount);
      case Operation.Protect(int space, _, _, var permission) ->
          new Operation.Protect(space, address, pageCount, permission);
      case Operation.Move(int space, _, _, long target) ->
          new Operation.Move(space, address, pageCount, target);
      case Operation.Discard(int space, _, _) ->
          new Operation.Discard(space, address, pageCount);
      case Operation.Read(int space, _) -> new Operation.Read(space, address);
      case Operation.Write(int space, _, long stamp) ->
          new Operation.Write(space, address, stamp);
      case Operation.Pin(int pin, int space, _, var access) ->
          new Operation.Pin(pin, space, address, access);
      default -> operation;
    };
  }
}
