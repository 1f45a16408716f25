package org.ptck.conformance.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.ptck.spec.fact.hardware.ResidentCounters;
import org.ptck.spec.fact.view.MachineView;

/**
 * What is known of some things at one moment: for each thing, by name, its facts.
 *
 * @param things facts by their names, by the names of things
 */
record Snapshot(Map<String, Map<String, String>> things) {

  /** What the view says now. */
  static Snapshot of(Concern concern, MachineView view, Names names, EventText words) {
    Map<String, Map<String, String>> things = new LinkedHashMap<>();
    for (long entry : concern.entries()) {
      things.put(
          names.entry(entry), Map.of("", words.word(entry, view.entryWord(entry))));
    }
    concern.pages().forEach(page -> things.put(names.page(page), page(view, page)));
    for (long table : concern.tables()) {
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("", view.tableState(table).name().toLowerCase(Locale.ROOT));
      facts.put("links to it", Integer.toString(view.linkCount(table)));
      facts.put("entries used", Integer.toString(view.entriesUsed(table)));
      things.put(names.table(table), facts);
    }
    for (int space : concern.spaces()) {
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("root", view.rootOf(space) == 0 ? "none" : names.table(view.rootOf(space)));
      facts.put(
          "anonymous pages", Long.toString(view.resident(space, ResidentCounters.ANONYMOUS)));
      facts.put("file pages", Long.toString(view.resident(space, ResidentCounters.FILE)));
      things.put("space " + names.space(space), facts);
    }
    return new Snapshot(things);
  }

  private static Map<String, String> page(MachineView view, long page) {
    long folio = view.folioOf(page);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("", view.isAllocated(folio) || view.isReserved(page) ? "" : "free");
    facts.put("refcount", Integer.toString(view.references(folio)));
    facts.put("mapcount", Integer.toString(view.mapcount(page)));
    facts.put("entries that map it", Integer.toString(view.entriesMapping(page)));
    facts.put("exclusive", yesNo(view.isExclusive(page)));
    facts.put("marked dirty", yesNo(view.isFolioDirty(folio)));
    facts.put("dirty entries", Integer.toString(view.dirtyEntriesMapping(page)));
    facts.put("pins", Integer.toString(view.pinCount(folio)));
    facts.put("references in queues", Long.toString(view.referencesQueued(folio)));
    facts.put("reachable by a stale translation", yesNo(view.isReachableStale(page)));
    return facts;
  }

  private static String yesNo(boolean is) {
    return is ? "yes" : "no";
  }

  /** The facts as they are in {@code later}, and what they were here where that differs. */
  List<List<String>> until(Snapshot later) {
    List<List<String>> lines = new ArrayList<>();
    later.things.forEach(
        (thing, now) -> {
          Map<String, String> then = things.getOrDefault(thing, Map.of());
          List<String> facts = new ArrayList<>();
          now.forEach((fact, value) -> {
            String was = Objects.requireNonNullElse(then.get(fact), value);
            if (!was.equals(value)) {
              facts.add(said(fact, said(was) + (fact.isEmpty() ? ", now " : " -> ") + said(value)));
            } else if (!isNothing(fact, value)) {
              facts.add(said(fact, value));
            }
          });
          lines.add(List.of(thing, String.join(", ", facts)));
        });
    return lines;
  }

  private static String said(String value) {
    return value.isEmpty() ? "in use" : value;
  }

  private static String said(String fact, String value) {
    return fact.isEmpty() ? value : fact + " " + value;
  }

  /** Of counts that rarely matter, that there are none is not said. */
  private static boolean isNothing(String fact, String value) {
    boolean isEssential =
        fact.equals("refcount") || fact.equals("mapcount") || fact.startsWith("entries");
    return value.isEmpty() || (!isEssential && (value.equals("0") || value.equals("no")));
  }
}
