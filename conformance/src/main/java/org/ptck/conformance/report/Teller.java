package org.ptck.conformance.report;

import java.util.Optional;
import org.ptck.conformance.campaign.Failure;

/** Whoever can tell more of a failure than the run remembers. */
@FunctionalInterface
public interface Teller {

  /** Nobody. */
  Teller NONE = (_, _) -> Optional.empty();

  /**
   * What there is to tell.
   *
   * @param run the run that found the failure
   * @return nothing if that cannot be found out
   */
  Optional<Told> tell(SavedRun run, Failure failure);
}
