package org.ptck.conformance.foreign;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.foreign.call.Conversation;
import org.ptck.conformance.foreign.call.Downcall;
import org.ptck.spec.fact.PageCounts;

/** The counts that a library keeps for itself; null for those that it does not. */
record ForeignCounts(
    Conversation library, @Nullable CountSource ofReferences, @Nullable CountSource ofMapcounts)
    implements PageCounts {

  private static final MethodHandle COUNT_OF = Downcall.answering(JAVA_INT, ADDRESS, JAVA_INT);

  @Override
  public boolean hasReferences() {
    return ofReferences != null;
  }

  @Override
  public boolean hasMapcounts() {
    return ofMapcounts != null;
  }

  @Override
  public long references(int page) {
    return count(ofReferences, page);
  }

  @Override
  public long mapcount(int page) {
    return count(ofMapcounts, page);
  }

  private long count(@Nullable CountSource source, int page) {
    if (source == null) {
      return NONE;
    }
    MemorySegment function = source.countOf();
    MemorySegment state = library.state();
    return function == null
        ? source.inArray(page)
        : library.ask(
            function, count -> (int) COUNT_OF.invokeExact(count, state, page));
  }
}
