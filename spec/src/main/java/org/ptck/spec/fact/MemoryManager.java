package org.ptck.spec.fact;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * The system under test: everything an operating system does about page tables.
 *
 * <p>An instance serves one scenario. All state shared between CPUs lives in the {@link Hardware};
 * state that an implementation keeps in objects of its own must be ordered by machine locks.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface MemoryManager {

  /** The answer of {@link #translate} for an address at which no page is. */
  long NO_TRANSLATION = -1L;

  /**
   * Carries out a request, also one that the model refuses; refused requests change nothing.
   *
   * @param cpu the CPU that the request arrives on
   * @param operation never a {@link Operation.Read} or {@link Operation.Write}: accesses are the
   *   kit's; the implementation meets them as faults
   * @return never null
   */
  Outcome execute(int cpu, Operation operation);

  /**
   * Resolves a fault: after {@link Outcome.Done} the kit repeats the access.
   *
   * @param cpu the CPU that faulted; it has the space loaded
   * @param address the page-aligned address that faulted
   * @return {@link Outcome.Done}, or why the access is not permitted; never null
   */
  Outcome fault(int cpu, int space, long address, Access access);

  /** The counts that it keeps for itself, asked for once; null if the kit is told by calls. */
  default @Nullable PageCounts counts() {
    return null;
  }

  /**
   * The implementation's own walk: where a user address leads. Asked only of those that declare
   * {@link Capability#TRANSLATE}; it changes nothing.
   *
   * @param address a page-aligned address of a space that exists
   * @return the physical address, or {@link #NO_TRANSLATION} where no page is mapped yet
   */
  default long translate(int space, long address) {
    return NO_TRANSLATION;
  }
}
