package org.ptck.conformance.minimize;

import java.util.function.LongUnaryOperator;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.AnchorKind.Subject;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;

/** Where the ranges of operations begin and end, and the same steps at other addresses. */
final class Spans {

  private Spans() {}

  /** Whether the operation is about a range or a page. */
  static boolean hasAddress(Operation operation) {
    return operation.address() >= 0;
  }

  /** The address after the operation's range or page; saturates. */
  static long end(Operation operation, int pageShift) {
    return end(operation.address(), Math.max(1, operation.pageCount()), pageShift);
  }

  /** The address after the range that the pages are moved to; saturates. */
  static long targetEnd(Operation operation, int pageShift) {
    return end(operation.target(), operation.pageCount(), pageShift);
  }

  private static long end(long address, long pageCount, int pageShift) {
    long end = address + (pageCount << pageShift);
    boolean overflows = pageCount > Long.MAX_VALUE >> pageShift || end < 0;
    return overflows ? Long.MAX_VALUE : end;
  }

  /** The step with another operand; the same if it has none such. */
  static Step with(Step step, Operand operand, long value) {
    return step.doing(step.operation().with(operand, value));
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
    return operation
        .with(Operand.ADDRESS, change.applyAsLong(operation.address()))
        .with(Operand.TARGET, change.applyAsLong(operation.target()));
  }

  /** Whether both touch a common block of {@code blockBytes}, whatever the space. */
  static boolean overlap(Operation one, Operation other, int pageShift, long blockBytes) {
    return firstBlock(one, blockBytes) <= lastBlock(other, pageShift, blockBytes)
        && firstBlock(other, blockBytes) <= lastBlock(one, pageShift, blockBytes);
  }

  private static long firstBlock(Operation operation, long blockBytes) {
    return operation.address() / blockBytes;
  }

  private static long lastBlock(Operation operation, int pageShift, long blockBytes) {
    return (end(operation, pageShift) - 1) / blockBytes;
  }
}
