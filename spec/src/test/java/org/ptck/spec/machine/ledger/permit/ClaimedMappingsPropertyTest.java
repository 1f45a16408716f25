package org.ptck.spec.machine.ledger.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ptck.spec.fact.MappingState;

/** What is settled and claimed, against arrays with an element for each page. */
class ClaimedMappingsPropertyTest {

  private static final int PAGE_COUNT = 24;
  private static final int ACTOR_COUNT = 3;

  enum Act {
    SETTLE,
    CLAIM,
    CLOSE
  }

  record Change(Act act, int actor, int first, int end, int state) {}

  /** Every page by itself, every claim by itself. */
  private static final class Naive {
    final int[] settled = new int[PAGE_COUNT];
    final List<Change> claims = new ArrayList<>();
    final boolean[][] besideOthers = new boolean[ACTOR_COUNT][PAGE_COUNT];

    void apply(Change change) {
      switch (change.act()) {
        case CLAIM -> claims.add(change);
        case CLOSE -> {
          claims.removeIf(claim -> claim.actor() == change.actor());
          Arrays.fill(besideOthers[change.actor()], false);
        }
        case SETTLE -> {
          for (int page = change.first(); page < change.end(); page++) {
            settle(change, page);
          }
        }
      }
    }

    private void settle(Change change, int page) {
      for (Change claim : claims) {
        boolean covers = claim.first() <= page && page < claim.end();
        if (covers && claim.actor() != change.actor()) {
          besideOthers[claim.actor()][page] = true;
        }
      }
      boolean adds = besideOthers[change.actor()][page];
      settled[page] = adds ? settled[page] | change.state() : change.state();
    }

    int stateAt(int page) {
      int claimed = 0;
      for (Change claim : claims) {
        claimed |= claim.first() <= page && page < claim.end() ? claim.state() : 0;
      }
      boolean isMapped = settled[page] != 0 || (claimed & MappingState.COMING) != 0;
      return isMapped ? (settled[page] | claimed) & ~MappingState.COMING : 0;
    }
  }

  @Property
  void mappings_areSettledOrClaimed(@ForAll("changes") List<Change> changes) {
    ClaimedMappings mappings = new ClaimedMappings();
    Naive naive = new Naive();
    for (Change change : changes) {
      naive.apply(change);
      switch (change.act()) {
        case CLAIM ->
            mappings.claim(change.actor(), change.first(), change.end(), change.state());
        case CLOSE -> mappings.close(change.actor());
        case SETTLE ->
            mappings.settle(
                change.actor(), change.first(), change.end(), change.state() & 15);
      }
      for (int page = 0; page < PAGE_COUNT; page++) {
        assertThat(mappings.now().stateAt(page)).as("page %d", page).isEqualTo(naive.stateAt(page));
      }
    }
  }

  @Example
  void claimOfWhatNobodyMaps_isVoid() {
    ClaimedMappings mappings = new ClaimedMappings();
    mappings.claim(0, 0, 8, MappingState.READ);
    assertThat(mappings.now().stateAt(3)).isEqualTo(MappingState.NONE);

    mappings.claim(1, 2, 4, MappingState.WRITE | MappingState.COMING);
    assertThat(mappings.now().stateAt(3)).isEqualTo(MappingState.READ | MappingState.WRITE);
    assertThat(mappings.now().stateAt(4)).isEqualTo(MappingState.NONE);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
        Arbitraries.of(Act.CLAIM, Act.SETTLE, Act.SETTLE, Act.CLOSE),
        Arbitraries.integers().between(0, ACTOR_COUNT - 1),
        Arbitraries.integers().between(0, PAGE_COUNT - 5),
        Arbitraries.integers().between(1, 4),
        Arbitraries.integers().between(0, 31))
        .as(
            (act, actor, first, count, state) -> new Change(
                act,
                actor,
                first,
                first + count,
                act == Act.SETTLE ? state & 15 : state))
        .list()
        .ofMaxSize(25);
  }
}
