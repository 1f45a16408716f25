package org.ptck.conformance.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.report.Layout;
import org.ptck.conformance.scenario.SpaceName;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.hardware.ResidentCounters;
import org.ptck.spec.fact.view.MachineView;

/**
 * What memory is between two steps, as text.
 *
 * @param processors what each CPU runs
 * @param spaces the tables of each space that has any, by its number
 * @param counters counts that are of no page, by what they count
 * @param stale what CPUs could still use although its entry is gone
 */
record Frame(
    String processors, Map<Integer, String> spaces, Map<String, Long> counters, String stale) {

  /** What it is now, in lines of so many characters. */
  static Frame of(Scene scene, int width) {
    MachineView view = scene.view();
    SpacesText text = new SpacesText(scene, width);
    Map<Integer, String> spaces = new LinkedHashMap<>();
    Map<String, Long> counters = new LinkedHashMap<>();
    for (int space = 0; space <= Operation.SPACE_MAX; space++) {
      if (view.rootOf(space) != 0) {
        String name = scene.names().space(space);
        spaces.put(space, text.whole(space));
        counters.put(
            name + " maps pages of no file", view.resident(space, ResidentCounters.ANONYMOUS));
        counters.put(
            name + " maps pages of files", view.resident(space, ResidentCounters.FILE));
      }
    }
    counters.put("tables in use", (long) view.tablesAllocated());
    counters.put("folios in use that cache nothing", (long) view.foliosAllocated());
    return new Frame(running(scene), spaces, counters, text.usable());
  }

  /** A space without its first line, which says who runs it. */
  private static String tables(@Nullable String space) {
    return space == null ? "none" : space.substring(space.indexOf('\n'));
  }

  private static String running(Scene scene) {
    Processors processors = scene.processors();
    List<String> running = new ArrayList<>();
    for (int cpu = 0; cpu < processors.cpuCount(); cpu++) {
      int space = processors.space(cpu);
      running.add(
          "cpu%d %s".formatted(
              cpu,
              space == Processors.NONE
                  ? "runs no space"
                  : (processors.isLazy(cpu) ? "is lazy, with " : "runs ")
                      + scene.names().space(space)));
    }
    return String.join(", ", running);
  }

  /** What is otherwise than in the frame before. */
  String since(Frame before) {
    StringBuilder text = new StringBuilder();
    if (!processors.equals(before.processors)) {
      text.append(processors).append('\n');
    }
    spaces.forEach(
        (space, now) -> text.append(
            tables(now).equals(tables(before.spaces.get(space))) ? "" : now));
    before.spaces.forEach(
        (space, then) -> text.append(
            spaces.containsKey(space) ? "" : SpaceName.of(space) + " is gone\n"));
    text.append(stale);
    List<String> changes = new ArrayList<>();
    counters.forEach(
        (what, now) -> {
          long then = before.counters.getOrDefault(what, 0L);
          if (then != now) {
            changes.add("%s %d -> %d".formatted(what, then, now));
          }
        });
    if (!changes.isEmpty()) {
      text.append(Layout.wrapped("counts: ", "  ", String.join(", ", changes), 76));
    }
    return text.toString();
  }
}
