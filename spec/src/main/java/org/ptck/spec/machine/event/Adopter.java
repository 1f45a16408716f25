package org.ptck.spec.machine.event;

import org.apiguardian.api.API;
import org.ptck.spec.fact.EventKind;

/** Makes events of what code under test did to plain memory, where it can reach that. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface Adopter {

  /** A call is about to happen: tells what was done before it. */
  void before(EventKind kind, long subject);

  /** Tells everything that was done. */
  void all();

  /** Tells what was done to entries. */
  void entries();

  /** A table is free from now on. */
  void tableFreed(long table);

  /** A folio is free from now on. */
  void folioFreed(int folio);
}
