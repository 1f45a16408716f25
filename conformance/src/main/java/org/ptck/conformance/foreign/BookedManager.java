package org.ptck.conformance.foreign;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.foreign.call.MappingBook;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.PageCounts;
import org.ptck.spec.fact.Rejection;

/**
 * A memory manager that keeps no book of mappings: what has to be refused is refused before it is
 * asked, and what it has carried out is in the book when it has returned.
 */
final class BookedManager implements MemoryManager {

  /** Stands for any value stored: the book is asked only whether a store is permitted. */
  private static final long STAMP = 1;

  private final MemoryManager library;
  private final MappingBook book;

  /** The same manager with a book. */
  BookedManager(MemoryManager library, MappingBook book) {
    this.library = library;
    this.book = book;
  }

  @Override
  public Outcome execute(int cpu, Operation operation) {
    Rejection refusal = book.refusal(operation);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    Outcome outcome = library.execute(cpu, operation);
    book.answered(operation, outcome);
    return outcome;
  }

  @Override
  public Outcome fault(int cpu, int space, long address, Access access) {
    Operation wanted = Operation.accessing(space, address, access, STAMP);
    Rejection refusal = book.refusal(wanted);
    return refusal == null
        ? library.fault(cpu, space, address, access)
        : Outcome.refused(refusal);
  }

  @Override
  public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
    Rejection refusal = book.refusal(new Operation.CopyIn(space, address));
    return refusal == null
        ? library.copyIn(cpu, space, address, loaded)
        : Outcome.refused(refusal);
  }

  @Override
  public Outcome copyOut(int cpu, int space, long address, long stamp) {
    Rejection refusal = book.refusal(new Operation.CopyOut(space, address, stamp));
    return refusal == null
        ? library.copyOut(cpu, space, address, stamp)
        : Outcome.refused(refusal);
  }

  @Override
  public @Nullable PageCounts counts() {
    return library.counts();
  }

  @Override
  public long translate(int space, long address) {
    return library.translate(space, address);
  }
}
