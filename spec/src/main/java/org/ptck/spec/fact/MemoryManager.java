package org.ptck.spec.fact;

import java.util.function.LongConsumer;
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
   *   kit's; the implementation meets them as faults. Nor a {@link Operation.CopyIn} or
   *   {@link Operation.CopyOut}, which have functions of their own
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
   * Loads a page for user code, past every MMU, as a system call does that is given a pointer.
   * Asked only of those that declare {@link Capability#COPY_IN}, also for what is to be refused.
   *
   * @param address page-aligned; it need not be a user address
   * @param loaded takes what the page holds, before {@link Outcome.Done} is answered
   * @return {@link Outcome.Done}, or why a load of the program would be refused; never null
   */
  default Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
    return Outcome.refused(Rejection.BAD_ARGUMENT);
  }

  /**
   * Stores to a page for user code, past every MMU, as {@link #copyIn} loads. It is a store of the
   * program: the page is the space's own afterwards, or the file's, and somebody says that it is
   * dirty. Asked only of those that declare {@link Capability#COPY_OUT}.
   *
   * @param stamp what the page is to hold
   * @return {@link Outcome.Done}, or why a store of the program would be refused; never null
   */
  default Outcome copyOut(int cpu, int space, long address, long stamp) {
    return Outcome.refused(Rejection.BAD_ARGUMENT);
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
