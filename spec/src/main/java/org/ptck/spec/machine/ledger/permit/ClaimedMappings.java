package org.ptck.spec.machine.ledger.permit;

import org.ptck.spec.fact.MappingState;

/**
 * What the pages of one space permit: what is settled, or what any running operation claims.
 *
 * <p>An operation claims what its range permits before or after it. A claim permits something where
 * something is mapped, be it by a claim that says so itself ({@link MappingState#COMING}). When an
 * operation ends, it says what is settled, and its claims are gone. Of two that claim the same page
 * at the same time, nobody knows here which came first: whichever ends last leaves the page with
 * what either of them settled.
 */
final class ClaimedMappings {

  private final MappingIndex settled = new MappingIndex();
  private final Claims claims = new Claims();

  /** By page, the actors that claim it, and beside whom others have settled it, as a mask. */
  private final MappingIndex contested = new MappingIndex();
  private boolean isContested;

  /** What is true now: kept, since it is asked for more often than it changes. */
  private final MappingIndex now = new MappingIndex();

  void reset() {
    settled.reset();
    claims.reset();
    contested.reset();
    isContested = false;
    now.reset();
  }

  /** What is true now. */
  MappingIndex now() {
    return now;
  }

  /** The actor says what is true of a range from now on, as far as nobody claims otherwise. */
  void settle(int actor, long first, long end, int state) {
    if (claims.count() == 0) {
      settled.set(first, end - first, state);
      now.set(first, end - first, state);
      return;
    }
    contest(actor, first, end);
    for (long page = first, next; page < end; page = next) {
      next = settled.nextBreak(page, contested.nextBreak(page, end));
      boolean besideOthers = (contested.stateAt(page) & (1 << actor)) != 0;
      settled.set(page, next - page, besideOthers ? settled.stateAt(page) | state : state);
    }
    recompute(first, end);
  }

  /** Whoever else claims pages of the range settles them beside this actor. */
  private void contest(int actor, long first, long end) {
    for (int n = 0; n < claims.count(); n++) {
      long from = Math.max(first, claims.first(n));
      long to = Math.min(end, claims.end(n));
      if (claims.actor(n) != actor && from < to) {
        contested.addBits(from, to, 1 << claims.actor(n));
        isContested = true;
      }
    }
  }

  /** An operation of the actor runs that may take a range to the state, or from it. */
  void claim(int actor, long first, long end, int state) {
    claims.add(actor, first, end, state);
    recompute(first, end);
  }

  /** The actor claims nothing any more. */
  void close(int actor) {
    for (int n = claims.count() - 1; n >= 0; n--) {
      if (claims.actor(n) == actor) {
        long first = claims.first(n);
        long end = claims.end(n);
        claims.remove(n);
        if (isContested) {
          contested.removeBits(first, end, 1 << actor);
        }
        recompute(first, end);
      }
    }
    if (claims.count() == 0 && isContested) {
      contested.reset();
      isContested = false;
    }
  }

  private void recompute(long first, long end) {
    for (long page = first, next; page < end; page = next) {
      next = claims.nextBreak(page, settled.nextBreak(page, end));
      now.set(page, next - page, stateAt(page));
    }
  }

  private int stateAt(long page) {
    int claimed = 0;
    for (int n = 0; n < claims.count(); n++) {
      claimed |= claims.covers(n, page) ? claims.state(n) : 0;
    }
    int state = settled.stateAt(page);
    boolean isMapped = state != MappingState.NONE || (claimed & MappingState.COMING) != 0;
    return isMapped ? (state | claimed) & ~MappingState.COMING : MappingState.NONE;
  }
}
