package org.ptck.conformance.scenario;

import org.ptck.spec.fact.Operation;

/**
 * One operation of a scenario, on one CPU.
 *
 * <p>Anything that the text form can express is a step, also what the model refuses: spaces A to Z,
 * addresses, page counts and orders that are not negative.
 *
 * @param cpu the CPU that carries it out; 0 to 7
 * @param operation what is done; the stamp of a write is overwritten by the {@link Scenario}
 * @param failing which of its allocations fail
 */
public record Step(int cpu, Operation operation, AllocationFailure failing) {

  /** Checks that the text form can express the step; one that it cannot is a programming error. */
  public Step {
    if (cpu < 0 || cpu >= Header.CPU_COUNT_MAX || !isExpressible(operation)) {
      throw new IllegalArgumentException("no text form for cpu%d %s".formatted(cpu, operation));
    }
  }

  /** A step none of whose allocations fails. */
  public static Step of(int cpu, Operation operation) {
    return new Step(cpu, operation, AllocationFailure.none());
  }

  /** The same step with other allocations failing. */
  public Step failing(AllocationFailure other) {
    return new Step(cpu, operation, other);
  }

  /** The same step with this stamp if it is a write; the step itself if that changes nothing. */
  Step stamped(long stamp) {
    return operation instanceof Operation.Write(int space, long address, long old) && old != stamp
        ? new Step(cpu, new Operation.Write(space, address, stamp), failing)
        : this;
  }

  private static boolean isExpressible(Operation operation) {
    return switch (operation) {
      case Operation.Spawn(int space) -> isSpace(space);
      case Operation.Exit(int space) -> isSpace(space);
      case Operation.Map(int space, long address, long pageCount, _, int order) ->
          isSpace(space) && address >= 0 && pageCount >= 0 && order >= 0;
      case Operation.Unmap(int space, long address, long pageCount) ->
          isSpace(space) && address >= 0 && pageCount >= 0;
      case Operation.Protect(int space, long address, long pageCount, _) ->
          isSpace(space) && address >= 0 && pageCount >= 0;
      case Operation.Fork(int space, int child) -> isSpace(space) && isSpace(child);
      case Operation.Read(int space, long address) -> isSpace(space) && address >= 0;
      case Operation.Write(int space, long address, _) -> isSpace(space) && address >= 0;
      case Operation.Load(int space) -> isSpace(space);
      case Operation.Lazy() -> true;
      default -> false;
    };
  }

  private static boolean isSpace(int space) {
    return space >= 0 && space <= 'Z' - 'A';
  }
}
