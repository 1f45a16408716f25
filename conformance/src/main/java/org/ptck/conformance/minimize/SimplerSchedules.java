package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.Part;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.scenario.Switch;
import org.ptck.conformance.scenario.Together;
import org.ptck.spec.arch.Geometry;

/**
 * Puts steps that stand side by side one after the other or on the first CPUs, and switches between
 * CPUs less often, and after the first event that will do.
 */
final class SimplerSchedules implements Simplification {

  @Override
  public List<Scenario> candidates(Scenario scenario, Geometry geometry) {
    List<Scenario> candidates = new ArrayList<>();
    if (scenario.hasTogether()) {
      candidates.add(scenario.withSteps(scenario.steps()));
      candidates.addAll(each(scenario, together -> List.of(together.steps())));
      candidates.addAll(each(scenario, SimplerSchedules::withFewerSwitches));
      candidates.addAll(each(scenario, SimplerSchedules::withEarlierSwitches));
      candidates.addAll(each(scenario, together -> List.of(List.of(onFirstCpus(together)))));
    }
    return candidates;
  }

  /** One scenario for each simpler form of each part that has steps side by side. */
  private static List<Scenario> each(
      Scenario scenario, Function<Together, List<List<? extends Part>>> simpler) {
    List<Scenario> candidates = new ArrayList<>();
    for (int index = 0; index < scenario.parts().size(); index++) {
      if (scenario.parts().get(index) instanceof Together together) {
        for (List<? extends Part> form : simpler.apply(together)) {
          List<Part> parts = new ArrayList<>(scenario.parts());
          parts.remove(index);
          parts.addAll(index, form);
          candidates.add(scenario.withParts(parts));
        }
      }
    }
    return candidates;
  }

  /** Its CPUs get the lowest numbers, in their old order. */
  private static Together onFirstCpus(Together together) {
    List<Integer> used = together.steps().stream().map(Step::cpu).distinct().sorted().toList();
    return together.rewriting(
        step -> step.on(used.indexOf(step.cpu())),
        each -> each.on(used.indexOf(each.cpu()), used.indexOf(each.next())));
  }

  private static List<List<? extends Part>> withFewerSwitches(Together together) {
    List<List<? extends Part>> forms = new ArrayList<>();
    if (together.switches().size() > 1) {
      forms.add(List.of(together.withSwitches(List.of())));
    }
    for (Switch gone : together.switches()) {
      List<Switch> rest = new ArrayList<>(together.switches());
      rest.remove(gone);
      forms.add(List.of(together.withSwitches(rest)));
    }
    return forms;
  }

  private static List<List<? extends Part>> withEarlierSwitches(Together together) {
    List<List<? extends Part>> forms = new ArrayList<>();
    for (Switch later : together.switches()) {
      Anchor anchor = later.anchor();
      for (int ordinal : new int[] {1, anchor.ordinal() / 2, anchor.ordinal() - 1}) {
        if (ordinal >= 1 && ordinal < anchor.ordinal()) {
          List<Switch> others = new ArrayList<>(together.switches());
          others.set(others.indexOf(later), later.at(anchor.withOrdinal(ordinal)));
          forms.add(List.of(together.withSwitches(others)));
        }
      }
    }
    return forms;
  }
}
