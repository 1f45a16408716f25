package org.ptck.conformance.gate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.report.Baseline;
import org.ptck.conformance.report.Results;

/**
 * What a gate judges by.
 *
 * @param list what is known to fail
 * @param replayed what the scenarios of the list came to, in its order
 * @param results what the runs came to
 * @param base an older report, so that only what became worse counts; null for none
 * @param today the day; nothing else in a judgement depends on when it is made
 */
public record Evidence(
    KnownFailures list,
    List<Replayed> replayed,
    Results results,
    @Nullable Baseline base,
    LocalDate today) {

  /** Copies the list. */
  public Evidence {
    replayed = List.copyOf(replayed);
  }
}
