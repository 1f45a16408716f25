package org.ptck.spec.fact.view;

import org.apiguardian.api.API;
import org.ptck.spec.fact.hardware.ResidentCounters;

/** The counters of {@link ResidentCounters}, and what they should be. */
@Facts(FactGroup.RESIDENT)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface ResidentFacts {

  /** The counter of a space, of a kind of {@link ResidentCounters}. */
  long resident(int space, int kind);

  /** What the counter should be: the pages that the entries of the space map for user code. */
  long residentMapped(int space, int kind);

  /** The pages of the kind that entries of the space's user addresses map, not for user code. */
  long residentSupervisor(int space, int kind);
}
