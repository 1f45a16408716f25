package org.ptck.spec.machine.ledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The references that wait against a plain list of what was handed on. */
class QueuedReferencesPropertyTest {

  private static final int FOLIO_COUNT = 8;

  private enum Kind {
    DEFER,
    TAKE,
    ALLOCATE
  }

  /** Something happens to a queue, or to the folio of that number. */
  record Step(Kind kind, int queue, int folio, int count) {}

  private record Handed(int queue, int folio, int count) {}

  @Property
  void references_areThoseHandedOnAndNotTaken(@ForAll("steps") List<Step> steps) {
    QueuedReferences references = new QueuedReferences();
    references.reset(true);
    List<Handed> waiting = new ArrayList<>();
    for (Step step : steps) {
      switch (step.kind()) {
        case DEFER -> {
          references.defer(step.queue(), step.folio(), step.count());
          waiting.add(new Handed(step.queue(), step.folio(), step.count()));
        }
        case TAKE -> {
          references.take(step.queue());
          waiting.removeIf(each -> each.queue() == step.queue());
        }
        case ALLOCATE -> {
          int end = step.folio() + step.count();
          references.allocated(step.folio(), step.count());
          waiting.removeIf(each -> each.folio() >= step.folio() && each.folio() < end);
        }
      }
      for (int folio = 1; folio < FOLIO_COUNT; folio++) {
        int of = folio;
        long sum =
            waiting.stream().filter(each -> each.folio() == of).mapToLong(Handed::count).sum();
        assertThat(references.count(folio)).isEqualTo(sum);
      }
      assertThat(references.any() == 0).isEqualTo(waiting.isEmpty());
    }
  }

  @Property
  void undeclared_nothingEverWaits(@ForAll("steps") List<Step> steps) {
    QueuedReferences references = new QueuedReferences();
    references.reset(false);
    for (Step step : steps) {
      references.defer(step.queue(), step.folio(), step.count());

      assertThat(references.any()).isZero();
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Kind> kinds =
        Arbitraries.of(Kind.DEFER, Kind.DEFER, Kind.DEFER, Kind.TAKE, Kind.ALLOCATE);
    return Combinators.combine(
        kinds,
        Arbitraries.integers().between(0, 2),
        Arbitraries.integers().between(1, FOLIO_COUNT - 1),
        Arbitraries.integers().between(1, 4))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }
}
