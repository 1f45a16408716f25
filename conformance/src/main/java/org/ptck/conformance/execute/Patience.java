package org.ptck.conformance.execute;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tells work that hangs from work that does not get the processor.
 *
 * <p>No clock tells the two apart, since on a busy machine both stand still. What hangs has had
 * processor time and made nothing of it: it has computed for the limit, or, while it did not even
 * ask for the processor, a thread that did, this one, has computed for the limit beside it. Had the
 * work wanted to compute as well, or waited for anybody who did, a fair machine would have served
 * it as often. So the one who waits begins to compute when the work has been quiet for a while.
 *
 * <p>Where neither gets anything for {@link #STARVED_MINUTES} minutes by the clock, there is
 * nothing to say of the work. Used by one thread.
 */
public final class Patience {

  /** After so many minutes without progress nobody is waited for any more. */
  static final long STARVED_MINUTES = 15;

  /** How long to look on before computing beside it: most work that is quiet gets on by then. */
  private static final long QUIET_MILLIS = 1_000;

  /** Computed in one go, so that work that gets on in the meantime is noticed soon. */
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Who computes for less than this part of the time does not use what there is. */
  private static final int IDLE_PART = 5;

  private final Watched watched;
  private final Processor processor;
  private long beats;
  private long sinceNanos;
  private long quietNanos;
  private long computedBefore;
  private long computedLast;
  private long besideNanos;

  /** Patience that begins now. */
  public Patience(Watched watched, Processor processor) {
    this.watched = watched;
    this.processor = processor;
    begin(watched.beats());
  }

  private void begin(long newBeats) {
    beats = newBeats;
    sinceNanos = processor.nowNanos();
    quietNanos = 0;
    computedBefore = watched.computedNanos();
    computedLast = computedBefore;
    besideNanos = 0;
  }

  /**
   * Looks at the work, which has not ended.
   *
   * @param waitedMillis how long it was waited for since the last look, in milliseconds
   * @param isDone whether it has ended meanwhile
   */
  public void look(long waitedMillis, BooleanSupplier isDone) {
    long newBeats = watched.beats();
    if (newBeats != beats || !watched.isForeign()) {
      begin(newBeats);
      return;
    }
    long waitedNanos = TimeUnit.MILLISECONDS.toNanos(waitedMillis);
    quietNanos += waitedNanos;
    long computed = watched.computedNanos();
    boolean isIdle = computed - computedLast < waitedNanos / IDLE_PART;
    computedLast = computed;
    if (isIdle
        && quietNanos >= TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS)
        && !watched.isHeldUp()) {
      besideNanos +=
          processor.compute(
              SLICE_NANOS, () -> isDone.getAsBoolean() || watched.beats() != beats);
    }
  }

  /**
   * Whether the work hangs.
   *
   * @param limitMillis how long it may do without progress, in milliseconds of processor time
   */
  public boolean isHung(long limitMillis) {
    long spent = Math.max(computedLast - computedBefore, besideNanos);
    return spent >= TimeUnit.MILLISECONDS.toNanos(limitMillis) && watched.beats() == beats;
  }

  /** Whether nothing can be said of the work, and will not be soon. */
  public boolean isStarved() {
    return processor.nowNanos() - sinceNanos >= TimeUnit.MINUTES.toNanos(STARVED_MINUTES);
  }
}
