package org.ptck.conformance.minimize;

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
      case Operation.Read read -> read.address();
      case Operation.Write write -> write.address();
      case Operation.Spawn _, Operation.Exit _, Operation.Fork _ -> -1;
      case Operation.Load _, Operation.Lazy _ -> -1;
      default -> throw new IllegalArgumentException();
    };
  }

  /** The length of the operation's range; -1 if it has none. */
  static long pageCount(Operation operation) {
    return switch (operation) {
      case Operation.Map map -> map.pageCount();
      case Operation.Unmap unmap -> unmap.pageCount();
      case Operation.Protect protect -> protect.pageCount();
      default -> -1;
    };
  }

  /** The address after the operation's range or page; saturates. */
  static long end(Operation operation, int pageShift) {
    long pageCount = Math.max(1, pageCount(operation));
    long end = address(operation) + (pageCount << pageShift);
    boolean overflows = pageCount > Long.MAX_VALUE >> pageShift || end < 0;
    return overflows ? Long.MAX_VALUE : end;
  }

  /** The step with another address; the same if it has none. */
  static Step withAddress(Step step, long address) {
    return withRange(step, address, pageCount(step.operation()));
  }

  /** The step with another page count; the same if it has none. */
  static Step withPageCount(Step step, long pageCount) {
    return withRange(step, address(step.operation()), pageCount);
  }

  /** The step with another operation. */
  static Step with(Step step, Operation operation) {
    return new Step(step.cpu(), operation, step.failing());
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

  private static Step withRange(Step step, long address, long pageCount) {
    return switch (step.operation()) {
      case Operation.Map(int space, _, _, var permission, int order) ->
          with(step, new Operation.Map(space, address, pageCount, permission, order));
      case Operation.Unmap(int space, _, _) ->
          with(step, new Operation.Unmap(space, address, pageCount));
      case Operation.Protect(int space, _, _, var permission) ->
          with(step, new Operation.Protect(space, address, pageCount, permission));
      case Operation.Read(int space, _) -> with(step, new Operation.Read(space, address));
      case Operation.Write(int space, _, long stamp) ->
          with(step, new Operation.Write(space, address, stamp));
      default -> step;
    };
  }
}
