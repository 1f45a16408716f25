package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Guard;
import org.ptck.spec.fact.hardware.Guarded;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.machine.fold.FoldedMachine;

/** A view that events alone feed answers every question as the view of the machine does. */
class FoldPropertyTest {

  private static final Set<Capability> FACTS =
      Set.of(
          Capability.ID_RETIREMENT,
          Capability.LOCKS,
          Capability.PAGE_DIRTY,
          Capability.DEFERRED_FLUSH,
          Capability.DEFERRED_RELEASE);
  private static final Guards GUARDS =
      Guards.UNDECLARED.with(Guarded.REVERSE_LINKS, Guard.one(LockClass.RMAP, 0));

  private static final int PAGE_FIRST = 512;
  private static final long TABLE_BYTES = Driver.GEOMETRY.pageBytes();

  /** Everything that a driver touches, and something of what it does not. */
  private static final Questions ALL =
      new Questions(
          IntStream
              .concat(IntStream.range(-1, 12), IntStream.range(PAGE_FIRST - 1, PAGE_FIRST + 56))
              .toArray(),
          Stream.of(
              IntStream.range(-1, 12).asLongStream(),
              LongStream.range(PAGE_FIRST - 1, PAGE_FIRST + 56),
              LongStream.range(0, 14 * 9).map(n -> n / 9 * TABLE_BYTES + n % 9 * 8))
              .flatMapToLong(each -> each)
              .toArray());

  private final Machine machine = new Machine(Driver.GEOMETRY, Driver.SIZE);
  private final FoldedMachine events = new FoldedMachine(Driver.GEOMETRY, Driver.SIZE, 0);

  @Property(tries = 300)
  void everyQuestion_isAnsweredAsByTheMachine_inTheEnd(
      @ForAll("steps") List<DriverStep> steps) {
    run(steps, false);

    assertThat(ALL.firstDifference(machine.view(), events.view())).isNull();
  }

  @Property(tries = 150)
  void everyQuestionAboutTheSubject_isAnsweredAsByTheMachine_atEveryEvent(
      @ForAll("steps") List<DriverStep> steps) {
    run(steps, true);
  }

  @Property(tries = 2000)
  void anyOtherEvent_isRefusedOrTakenIn_andNeverGoesWrong(
      @ForAll("steps") List<DriverStep> steps,
      @ForAll("damages") List<Damage> damages) {
    RecordingSink recorder = new RecordingSink();
    new Driver(machine, recorder, FACTS).run(steps);
    events.reset(Driver.CPU_COUNT, FACTS, GUARDS);

    for (int n = 0; n < recorder.events.size(); n++) {
      Event event = recorder.events.get(n);
      for (Damage damage : damages) {
        event = damage.at() == n % 40 ? damage.to(event) : event;
      }
      if (events.refusal(event) == null) {
        events.apply(event);
      }
    }
    assertThat(events.view().tablesAllocated()).isNotNegative();
  }

  /** A word of an event that holds something else; 4 is the CPU, 5 the kind. */
  record Damage(int at, int word, long value) {
    Event to(Event event) {
      EventKind[] kinds = EventKind.values();
      return new Event(
          word == 5 ? kinds[(int) Math.floorMod(value, (long) kinds.length)] : event.kind(),
          word == 4 ? (int) value : event.actor(),
          word == 0 ? value : event.subject(),
          word == 1 ? value : event.before(),
          word == 2 ? value : event.after(),
          word == 3 ? value : event.detail());
    }
  }

  @Provide
  Arbitrary<List<Damage>> damages() {
    Arbitrary<Long> values =
        Arbitraries.oneOf(
            Arbitraries.longs(),
            Arbitraries.longs().between(-2, 70),
            Arbitraries.longs().between(PAGE_FIRST - 2, PAGE_FIRST + 40),
            Arbitraries.longs().between(0, 14 * 64).map(n -> n / 64 * TABLE_BYTES + n % 64));
    return Combinators.combine(
        Arbitraries.integers().between(0, 39), Arbitraries.integers().between(0, 5), values)
        .as(Damage::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private void run(List<DriverStep> steps, boolean looksAtEveryEvent) {
    events.reset(Driver.CPU_COUNT, FACTS, GUARDS);
    EventSink sink =
        new EventSink() {
          @Override
          public boolean after(
              EventKind kind, int cpu, long subject, long before, long after, long detail) {
            Event event = new Event(kind, cpu, subject, before, after, detail);
            assertThat(events.refusal(event)).as("%s", event).isNull();
            events.apply(event);
            if (looksAtEveryEvent) {
              assertThat(about(event).firstDifference(machine.view(), events.view()))
                  .as("at %s", event)
                  .isNull();
            }
            return true;
          }
        };
    Driver driver = new Driver(machine, sink, FACTS);
    machine.declare(GUARDS);
    driver.run(steps);
  }

  private static Questions about(Event event) {
    int number = Math.clamp(event.subject(), -1, PAGE_FIRST + Driver.SIZE.pageCount());
    return new Questions(
        new int[] {number, event.actor(), Math.clamp(event.detail(), -1, 25)},
        new long[] {event.subject(), event.before(), event.after()});
  }

  @Provide
  Arbitrary<List<DriverStep>> steps() {
    return DriverStep.lists(60);
  }
}
