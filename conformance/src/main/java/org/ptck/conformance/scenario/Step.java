package org.ptck.conformance.scenario;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;

/**
 * One operation of a scenario, on one CPU.
 *
 * <p>Anything that the text form can express is a step, also what the model refuses: spaces,
 * addresses, page counts, orders, files and pins that are not negative.
 *
 * @param cpu the CPU that carries it out; 0 to 7
 * @param operation what is done; the stamp of a store is overwritten by the {@link Scenario}
 * @param marks the entry of a contiguous block in which an access leaves its accessed and dirty
 *   marks, from 0; {@link #MARKS_WHERE_WALKED} for the one walked to, and for what is no access
 * @param failing which of its allocations fail
 * @param meanwhile what another CPU does in the middle of it; null for nothing
 */
public record Step(
    int cpu,
    Operation operation,
    int marks,
    AllocationFailure failing,
    @Nullable Meanwhile meanwhile)
    implements Part {

  /** Marks are left in the entry that the CPU walked to. */
  public static final int MARKS_WHERE_WALKED = -1;

  /** Checks that the text form can express the step; one that it cannot is a programming error. */
  public Step {
    if (!isCpu(cpu) || !isExpressible(operation, marks)) {
      throw new IllegalArgumentException("no text form for cpu%d %s".formatted(cpu, operation));
    }
    if (meanwhile != null && meanwhile.cpu() == cpu) {
      throw new IllegalArgumentException("cpu%d is busy with the step itself".formatted(cpu));
    }
  }

  /** The step itself. */
  @Override
  public List<Step> steps() {
    return List.of(this);
  }

  /** A step in which no allocation fails and no other CPU does anything. */
  public static Step of(int cpu, Operation operation) {
    return new Step(cpu, operation, MARKS_WHERE_WALKED, AllocationFailure.none(), null);
  }

  /**
   * The same step on another CPU. If that is the one that does something meanwhile, the two change
   * places.
   */
  public Step on(int otherCpu) {
    Meanwhile moved =
        meanwhile != null && meanwhile.cpu() == otherCpu ? meanwhile.on(cpu) : meanwhile;
    return new Step(otherCpu, operation, marks, failing, moved);
  }

  /** Another operation under the same circumstances, as far as they apply to it. */
  public Step doing(Operation other) {
    int kept = isAccess(other) ? marks : MARKS_WHERE_WALKED;
    return new Step(cpu, other, kept, failing, meanwhile);
  }

  /** The same step with other marks. */
  public Step marking(int other) {
    return new Step(cpu, operation, other, failing, meanwhile);
  }

  /** The same step with other allocations failing. */
  public Step failing(AllocationFailure other) {
    return new Step(cpu, operation, marks, other, meanwhile);
  }

  /** The same step with something else, or nothing, happening in the middle of it. */
  public Step meanwhile(@Nullable Meanwhile other) {
    return new Step(cpu, operation, marks, failing, other);
  }

  /** The same step with the stamps of its stores; the step itself if that changes nothing. */
  Step stamped(long stamp, long meanwhileStamp) {
    boolean isStamped = operation.stamp() == stamp || !operation.kind().has(Operand.STAMP);
    Operation same = isStamped ? operation : operation.with(Operand.STAMP, stamp);
    Meanwhile other = meanwhile == null ? null : meanwhile.stamped(meanwhileStamp);
    return isStamped && Objects.equals(other, meanwhile)
        ? this
        : new Step(cpu, same, marks, failing, other);
  }

  /** Whether the operation may happen in the middle of another: a load or store by user code. */
  static boolean isLoadOrStore(Operation operation) {
    return isAccess(operation) && operation.access() != Access.EXECUTE;
  }

  /** Whether the operation is a load, a store or a fetch by user code. */
  static boolean isAccess(Operation operation) {
    return operation.kind().isAccess();
  }

  static boolean isCpu(int cpu) {
    return cpu >= 0 && cpu < Header.CPU_COUNT_MAX;
  }

  static boolean isSpace(int space) {
    return space >= 0;
  }

  static boolean isExpressible(Operation operation, int marks) {
    return isExpressible(operation)
        && marks >= MARKS_WHERE_WALKED
        && (marks == MARKS_WHERE_WALKED || isAccess(operation));
  }

  private static boolean isExpressible(Operation operation) {
    List<Operand> operands = operation.kind().operands();
    for (int n = 0; n < operands.size(); n++) {
      Operand operand = operands.get(n);
      if (!OperandText.isExpressible(operand, operand.of(operation))) {
        return false;
      }
    }
    return true;
  }
}
