package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.LegalSets;
import org.ptck.conformance.testing.HangingManagers;
import org.ptck.conformance.testing.Isolated;
import org.ptck.conformance.testing.Requests;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.family.Catalogue;

/** What a run reports does not depend on how many carry it out. */
class CrewTest {

  /** Several blocks, the last of them not whole. */
  private static final int SEVERAL_BLOCKS = 4 * ScenarioSource.BLOCK_SCENARIO_COUNT + 100;

  static List<Arguments> requests() {
    return List.of(
        Arguments.of("passes", request(Requests.REFERENCE, Geometries.TINY, false)),
        Arguments.of("passes in styles", styled()),
        Arguments.of("passes on a large geometry", small(Geometries.ARM64_4K)),
        Arguments.of("fails at once", request(bug("B76"), Geometries.TINY, false)),
        Arguments.of("fails late", request(bug("X09"), Geometries.TINY, false)),
        Arguments.of("fails and goes on", request(bug("X02"), Geometries.TINY, true)),
        Arguments.of("sweeps", to(Requests.REFERENCE, Extent.sweep(20))),
        Arguments.of("sweeps and fails", to(bug("X06"), Extent.sweep(20))),
        Arguments.of("makes so many events", to(Requests.REFERENCE, Extent.events(600_000))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void report_isTheSameForAnyNumberOfWorkers(String what, RunRequest request) {
    String alone = CampaignTest.text(run(request, 1));

    assertThat(CampaignTest.text(run(request, 2))).as(what).isEqualTo(alone);
    assertThat(CampaignTest.text(run(request, 5))).as(what).isEqualTo(alone);
  }

  /** Who hangs in a later block than somebody else finds something in is not waited for. */
  @Test
  void hang_isFoundWhereItIsFirst() {
    AtomicInteger threads = new AtomicInteger();
    Implementation hanging =
        Requests.made((host, _) -> HangingManagers.hanging(host, threads));
    RunRequest request = request(hanging, Geometries.TINY, false);

    RunReport report = run(request, 3);

    assertThat(report.failures())
        .singleElement()
        .satisfies(
            failure -> assertThat(failure.scenario())
                .isEqualTo(run(request, 1).failures().getFirst().scenario()));
  }

  /** Whoever waits for three others meets them only if all four may work. */
  @Test
  void wholeCrew_worksOnceTheJvmIsWarm() throws Exception {
    Crew crew = Crew.cold(4);
    for (int piece = 0; piece < Crew.WARM_COUNT; piece++) {
      int done = piece;
      assertThat(crew.work(() -> done)).isEqualTo(piece);
    }
    CountDownLatch met = new CountDownLatch(4);
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      threads.add(meeting(crew, met));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(met.getCount()).isZero();
  }

  @Test
  void halfOfACrew_waitsUntilThen() throws Exception {
    Crew crew = Crew.cold(4);
    CountDownLatch met = new CountDownLatch(3);
    List<Thread> threads =
        List.of(meeting(crew, met), meeting(crew, met), meeting(crew, met));
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.TIMED_WAITING
          && thread.getState() != Thread.State.WAITING) {
        assertThat(thread.getState()).isNotEqualTo(Thread.State.TERMINATED);
        Thread.onSpinWait();
      }
    }

    assertThat(met.getCount()).isEqualTo(1);

    met.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static Thread meeting(Crew crew, CountDownLatch met) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> crew.work(
                () -> {
                  met.countDown();
                  return await(met);
                }));
  }

  private static boolean await(CountDownLatch met) {
    try {
      return met.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What finds something early is not slowed by processes that compile the same beside it. */
  @Test
  void whereEachHasAProcess_othersHelpOnceTheFirstHasRunForAWhile() {
    assertThat(openedCount(2_000, Crew.cold(2))).isEqualTo(1);
    assertThat(openedCount(40_000, Crew.cold(2))).isEqualTo(2);
    assertThat(openedCount(2_000, Crew.warm(2))).isEqualTo(2);
  }

  /** How many executors a run of so many scenarios opens that are said to be isolated. */
  private static int openedCount(int scenarioCount, Crew crew) {
    AtomicInteger opened = new AtomicInteger();
    Implementation implementation =
        Isolated.reference(
            executor -> {
              opened.incrementAndGet();
              return executor;
            });
    RunRequest request = Requests.of(implementation, scenarioCount);
    assertThat(Campaign.run(request, Progress.NONE, new StopSignal(), crew).verdict())
        .isEqualTo(RuleVerdict.PASS);
    return opened.get();
  }

  @Test
  void crewOfNobody_isRefused() {
    assertThatThrownBy(() -> Crew.of(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static RunReport run(RunRequest request, int workerCount) {
    return Campaign.run(request, Progress.NONE, new StopSignal(), Crew.warm(workerCount));
  }

  private static Implementation bug(String id) {
    return Gallery.build(
        List.of(Gallery.named(id).orElseThrow()), new PlainEntriesProvider());
  }

  private static RunRequest request(
      Implementation implementation, Geometry geometry, boolean keepGoing) {
    return Requests.of(implementation, geometry, Catalogue.all(), SEVERAL_BLOCKS, keepGoing);
  }

  private static RunRequest small(Geometry geometry) {
    return Requests.of(Requests.REFERENCE, geometry, Catalogue.all(), 1_100, false);
  }

  private static RunRequest to(Implementation implementation, Extent extent) {
    return request(implementation, Geometries.TINY, false).within(extent);
  }

  private static RunRequest styled() {
    return new RunRequest(
        Requests.REFERENCE,
        List.of(),
        Geometries.TINY,
        Catalogue.all(),
        11,
        Extent.scenarios(SEVERAL_BLOCKS),
        false,
        List.of(),
        Bounds.DEFAULT,
        new LegalSets(new PlainEntriesProvider()));
  }
}
