package org.ptck.spec.fact.view;

import org.apiguardian.api.API;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Capability;

/**
 * What is known of walkers without locks: who is inside, and where he may have come. They are named
 * by a mask, bit n for actor n as {@link Actors} numbers them: user code on CPU n, or a kernel
 * thread.
 */
@Facts(FactGroup.WALKERS)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface WalkerFacts {

  /** Who is inside a lockless walk. */
  long walkersInside();

  /**
   * Those of them who may be in the table: it could be walked to, from the root of a space and by
   * links, at some moment since they entered. Who freed it himself is not meant.
   */
  long walkersIn(long table);

  /**
   * Those, and with {@link Capability#LOCKLESS_WALKERS} the CPUs on which somebody who entered
   * unseen may be in it: they ran a space in which the table was unlinked, and no grace period that
   * began since then has ended.
   */
  long walkersPossiblyIn(long table);

  /** Whether the folio is to be freed when a grace period has passed, and is not yet. */
  boolean isFreeDeferred(long folio);
}
