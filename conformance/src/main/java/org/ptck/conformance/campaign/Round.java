package org.ptck.conformance.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.execute.ExecutorLost;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.conformance.execute.RunInterrupted;
import org.ptck.spec.rule.Rule;

/**
 * Legs of one run, carried out side by side as far as nobody could tell: up to the first that finds
 * something, hangs or fails, in the order of their scenarios. Those behind it count for nothing,
 * however far they have come.
 *
 * <p>What a round gives is therefore the same for any number of workers.
 */
final class Round implements AutoCloseable {

  /**
   * Legs of a round in a run that goes on after a violation: what was met in one round is known in
   * the next.
   */
  private static final int LEG_COUNT_MAX = 32;

  /** Processes that may die in a round; what is found is found by then. */
  static final int DEATH_COUNT_MAX = 100;

  private static final long REPORT_NANOS = 200_000_000;
  private static final long JOIN_MILLIS = 1_000;

  private final RunRequest request;
  private final Terms terms;
  private final ScenarioSource start;
  private final ScenarioSource second;
  private final Crew crew;
  private final Audience audience;
  private final Books books;
  private final List<Worker> workers = new ArrayList<>();

  /** The legs that have ended and are not counted yet, by number. */
  private final Map<Long, Leg> ended = new HashMap<>();

  private final Set<Leg> running = new HashSet<>();
  private long takenCount;
  private long countedCount;
  private int deathCount;
  private boolean isFull;
  private boolean isClosed;
  private @Nullable Leg last;
  private volatile long reportedNanos;

  /** What a campaign has by now; a round adds to it. */
  record Books(Tally tally, Causes causes) {}

  /** Who waits for a campaign. */
  record Audience(Progress progress, StopSignal stop, long startNanos) {}

  /**
   * A round.
   *
   * @param rules the rules to look at, in the order in which they are blamed
   * @param start where its first leg begins
   */
  Round(
      RunRequest request,
      List<Rule> rules,
      ScenarioSource start,
      Books books,
      Crew crew,
      Audience audience) {
    this.request = request;
    this.start = start;
    this.second = start.later(1);
    this.crew = crew;
    this.audience = audience;
    this.books = books;
    this.reportedNanos = audience.startNanos();
    List<Rule> others =
        rules.stream().filter(rule -> !books.tally().hasFailed(rule.id())).toList();
    this.terms =
        new Terms(
            request, List.copyOf(rules), others, books.causes().known(), new Watching());
  }

  /**
   * Carries it out.
   *
   * @return the leg that ended it; null if none did, and {@link #rest} says what is left
   * @throws ExecutorLost when scenarios can be run nowhere
   */
  @Nullable Leg run() {
    List<Thread> threads = new ArrayList<>();
    // A worker that finds nothing to do would have made a machine for it.
    for (int number = 1;
        number < crew.workerCount() && !source(number).isExhausted();
        number++) {
      Worker worker = worker();
      threads.add(Thread.ofPlatform().daemon().name("ptck-worker").start(worker::help));
    }
    worker().work();
    try {
      awaitNeeded();
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(JOIN_MILLIS);
      for (Thread thread : threads) {
        // Whose findings count for nothing may be in code that does not come back.
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new RunInterrupted();
    }
    return last();
  }

  /**
   * Waits until it pays to help; returns whether there is something left to do then. Where each has
   * a process of its own, another one compiles everything once more, and many a run finds something
   * before that has paid. Who has only so much time does not wait.
   */
  private synchronized boolean awaitUse() throws InterruptedException {
    boolean mayWait =
        request.implementation().executors().isIsolated()
            && !request.extent().isTimed();
    while (mayWait && crew.isCold() && isNeeded()) {
      wait();
    }
    return isNeeded();
  }

  /** Whether there is something left to do; whoever waits is told when there is not. */
  private synchronized boolean isNeeded() {
    boolean isNeeded = hasMore();
    if (!isNeeded) {
      notifyAll();
    }
    return isNeeded;
  }

  static ExecutorLost tooManyDied(int count) {
    return new ExecutorLost("%d of its processes died".formatted(count));
  }

  /** Waits for legs that others have begun, as long as they count. */
  private synchronized void awaitNeeded() throws InterruptedException {
    while (isOpen() && countedCount < takenCount) {
      wait();
    }
  }

  /** Whether legs that end now are still counted. */
  private boolean isOpen() {
    return last == null && !isFull && !isClosed;
  }

  private Worker worker() {
    Worker worker = new Worker();
    workers.add(worker);
    return worker;
  }

  private synchronized @Nullable Leg last() {
    return last;
  }

  /** What is left to be run after a round that no leg ended; null if nothing is. */
  synchronized @Nullable ScenarioSource rest() {
    ScenarioSource rest = source(countedCount);
    return isFull || terms.watch().isOver() || rest.isExhausted() ? null : rest;
  }

  /** Gives back what is held for it; whoever still works for it ends soon. */
  @Override
  public void close() {
    dismissAll();
    workers.forEach(Worker::close);
  }

  private synchronized void dismissAll() {
    isClosed = true;
    running.forEach(Leg::dismiss);
    notifyAll();
  }

  // ---- legs, in the order of their scenarios

  private ScenarioSource source(long number) {
    // The first one moves on with the leg that begins there.
    return number == 0 ? start : second.later(number - 1);
  }

  /** The next leg for a worker; null if there is none. */
  private synchronized @Nullable Leg take(Places places, Heartbeat heartbeat) {
    if (!isNeeded()) {
      return null;
    }
    ScenarioSource source = source(takenCount);
    Leg leg = new Leg(terms, takenCount, source, places, heartbeat);
    takenCount++;
    running.add(leg);
    return leg;
  }

  /** Whether there is a leg that nobody has taken yet and that is needed. */
  private boolean hasMore() {
    boolean isRoundOver = request.keepGoing() && takenCount == LEG_COUNT_MAX;
    // However little time there is, something is run: a run of nothing has no verdict.
    boolean isFirst = takenCount == 0 && books.tally().scenarioCount() == 0;
    boolean isOver =
        (takenCount == 0 && start.isRegressing())
            ? terms.watch().isStopped()
            : !isFirst && terms.watch().isOver();
    return isOpen()
        && !isRoundOver
        && !anyIsLast()
        && !isOver
        && !source(takenCount).isExhausted();
  }

  /** A leg that has ended and is not counted may be the last one; none behind it is needed. */
  private boolean anyIsLast() {
    return ended.values().stream().anyMatch(Leg::isLast);
  }

  /** The leg has ended. */
  private synchronized void end(Leg leg) {
    running.remove(leg);
    ended.put(leg.number(), leg);
    if (leg.isLast()) {
      running.stream().filter(each -> each.number() > leg.number()).forEach(Leg::dismiss);
    }
    while (isOpen() && ended.containsKey(countedCount)) {
      count(Objects.requireNonNull(ended.remove(countedCount)));
    }
    if (!isOpen()) {
      running.forEach(Leg::dismiss);
    }
    notifyAll();
  }

  private void count(Leg leg) {
    countedCount++;
    books.tally().add(leg.tally());
    books.causes().add(leg.sightings());
    isFull = books.tally().eventCount() >= request.extent().eventCountMax();
    deathCount += leg.deathCount();
    if (deathCount > DEATH_COUNT_MAX && !leg.isLast()) {
      leg.failWith(tooManyDied(deathCount));
    }
    if (leg.isLast()) {
      last = leg;
    }
  }

  /** One thread, and the places where it runs scenarios. */
  private final class Worker implements AutoCloseable {
    private final Heartbeat heartbeat = new Heartbeat();
    private @Nullable Places places;
    private volatile @Nullable Leg hung;

    /** Works as long as it can: what it cannot do, others do, or meet as well. */
    void help() {
      try {
        if (awaitUse()) {
          work();
        }
      } catch (ExecutorLost | RunInterrupted | InterruptedException _) {
        close();
      }
    }

    /** Takes legs until there are no more. */
    void work() {
      Leg leg;
      do {
        // Who waits for a turn, or a process, only to hear that there is nothing left, delays others.
        leg = isNeeded() ? crew.work(this::one) : null;
        hung = leg != null && leg.isHung() ? leg : null;
      } while (leg != null && hung == null);
      if (hung == null) {
        close();
      }
    }

    private @Nullable Leg one() {
      Leg leg = isNeeded() ? take(places(), heartbeat) : null;
      if (leg != null) {
        leg.run();
        end(leg);
      }
      return leg;
    }

    private synchronized Places places() {
      Places known = places;
      if (known == null) {
        known = new Places(request, terms.rules(), terms.others(), heartbeat);
        places = known;
      }
      return known;
    }

    /** Gives back its places; with those of a leg that hangs, that waits until it was asked. */
    @Override
    public synchronized void close() {
      if (places != null) {
        if (hung != null) {
          places.current().stop();
        }
        places.close();
      }
    }
  }

  // ---- how far it is

  private final class Watching implements Terms.Watch {
    @Override
    public boolean isOver() {
      return isStopped() || isTimeUp();
    }

    @Override
    public boolean isStopped() {
      return audience.stop().isAsked();
    }

    @Override
    public void report(Supplier<List<RuleCount>> counts) {
      if (isReportDue()) {
        tell(counts.get());
      }
    }
  }

  private boolean isTimeUp() {
    return System.nanoTime() - audience.startNanos() > request.extent().nanosMax();
  }

  private boolean isReportDue() {
    long now = System.nanoTime();
    boolean isDue = now - reportedNanos > REPORT_NANOS;
    reportedNanos = isDue ? now : reportedNanos;
    return isDue;
  }

  private synchronized void tell(List<RuleCount> counts) {
    int exercised = (int) counts.stream().filter(count -> count.exercised() > 0).count();
    long ran =
        Stream.concat(running.stream(), ended.values().stream()).mapToLong(Leg::ranCount).sum();
    audience.progress()
        .report(request, books.tally().scenarioCount() + ran, exercised, counts.size());
  }
}
