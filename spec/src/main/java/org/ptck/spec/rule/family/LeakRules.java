package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.Capability.EXIT;
import static org.ptck.spec.fact.view.FactGroup.DEBTS;
import static org.ptck.spec.fact.view.FactGroup.ENTRIES;
import static org.ptck.spec.fact.view.FactGroup.FILES;
import static org.ptck.spec.fact.view.FactGroup.FOLIOS;
import static org.ptck.spec.fact.view.FactGroup.PINS;
import static org.ptck.spec.fact.view.FactGroup.TABLES;
import static org.ptck.spec.rule.Moment.SCENARIO_END;
import static org.ptck.spec.rule.Subject.SCENARIO;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Clause;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;

/** What is left when nobody can want it any more. */
final class LeakRules {

  static final Rule REF_10 =
      new Rule(
          "REF-10",
          "PTCK The kit's own rules",
          Strength.MUST,
          Set.of(EXIT),
          "Look for a page that was taken from its entry and not freed, and for one that was allocated"
              + " and not mapped after all. What the implementation keeps for good is declared"
              + " (folioReserve).",
          List.of(
              Clause.notYet(
                  "Every page allocated can be reached from a space, the page cache, a pin, a queue or"
                      + " a declared holder;",
                  "while spaces live nobody is asked"),
              Clause.of(
                  "when every space is gone and every grace period is over, what is left caches a file,"
                      + " is pinned, waits in a queue, is mapped by tables of a kernel's own that may"
                      + " stay, or is declared the implementation's own. Whether anybody counts does"
                      + " not matter.",
                  new Check.State(
                      SCENARIO,
                      SCENARIO_END,
                      (view, scenario) -> true,
                      (view, scenario) -> lost(view).findAny().isEmpty()
                          && view.framesUnused().findAny().isEmpty(),
                      (view, scenario) -> lostDetails(view))
                      .reading(FOLIOS, FILES, PINS, DEBTS, TABLES, ENTRIES))));

  private LeakRules() {}

  /** Folios that nobody holds, in ascending order. */
  private static LongStream lost(MachineView view) {
    return view.foliosAllocated() == 0
        ? LongStream.empty()
        : view.foliosLeft().filter(folio -> !isHeld(view, folio));
  }

  private static boolean isHeld(MachineView view, long folio) {
    boolean isHeld = view.pinCount(folio) > 0 || view.referencesQueued(folio) > 0;
    for (long page = folio; !isHeld && page < folio + (1L << view.folioOrder(folio)); page++) {
      isHeld = view.isMappedByKernel(page);
    }
    return isHeld;
  }

  private static List<Detail> lostDetails(MachineView view) {
    List<Detail> details = new ArrayList<>();
    lost(view)
        .limit(1)
        .forEach(
            folio -> {
              details.add(Detail.of("folio", folio));
              details.add(Detail.of("pages", 1L << view.folioOrder(folio)));
            });
    view.framesUnused()
        .limit(details.isEmpty() ? 1 : 0)
        .forEach(frame -> details.add(Detail.address("frame that was never used", frame)));
    details.add(new Detail("state", "allocated, and nobody has it"));
    details.add(Detail.of("folios lost", lost(view).count()));
    details.add(Detail.of("frames that were never used", view.framesUnused().count()));
    return List.copyOf(details);
  }
}
