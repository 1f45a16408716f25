package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/** How much memory each space maps: its resident-set (RSS) counters, in pages. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ResidentCounters {

  /** The counter of pages that cache no file. */
  int ANONYMOUS = 0;

  /** The counter of pages that cache a file. */
  int FILE = 1;

  /** The number of counters of a space. */
  int KIND_COUNT = 2;

  /** Adds to a counter of a space. */
  void residentAdd(int space, int kind, long pageCount);

  /** Subtracts from a counter of a space. */
  void residentSubtract(int space, int kind, long pageCount);

  /** The counter of a space. */
  long resident(int space, int kind);
}
