package org.ptck.conformance.explain;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.explain.Lives.Life;
import org.ptck.conformance.scenario.SpaceName;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.view.MachineView;

/**
 * Finds a name for every page and table of a film: by what the page caches, else by where it was
 * mapped first; by what the table translated first. Pages and tables that never came to that are
 * named by the step that took them.
 */
final class Casting {

  private final Film film;
  private final Reel reel;
  private final Geometry geometry;
  private final Projector projector;
  private final Map<Life, String> found = new HashMap<>();
  private final Map<Life, String> births = new LinkedHashMap<>();

  private Casting(Film film, Reel reel) {
    this.film = film;
    this.reel = reel;
    this.geometry = film.header().geometry();
    this.projector = new Projector(film.header());
  }

  /** The names of everything in the film. */
  static Map<Life, String> of(Film film, Reel reel) {
    Casting casting = new Casting(film, reel);
    for (int number = 0; number < film.happenings().size(); number++) {
      casting.see(number);
    }
    return casting.names();
  }

  private void see(int number) {
    Happening happening = film.happenings().get(number);
    projector.show(happening);
    @Nullable Event event = happening.event();
    if (event == null) {
      return;
    }
    switch (event.kind()) {
      case TABLE_ALLOCATE ->
          births.put(
              projector.lives().table(event.subject()),
              "%s table%s, linked nowhere".formatted(levelName(event.after()), born(number)));
      case FOLIO_ALLOCATE -> {
        for (long page = 0; page < 1L << event.after(); page++) {
          births.put(
              projector.lives().page(event.subject() + page),
              "page" + born(number) + ", mapped nowhere");
        }
      }
      case FOLIO_RESERVE ->
          found.putIfAbsent(projector.lives().page(event.subject()), "page that the kernel keeps");
      case CACHE_ADD -> {
        for (long page = 0; page < 1L << event.detail(); page++) {
          found.putIfAbsent(
              projector.lives().page(event.subject() + page),
              "page %d of file %d".formatted(event.after() + page, event.before()));
        }
      }
      case ROOT_SET -> {
        int space = (int) event.subject();
        found.putIfAbsent(
            projector.lives().table(event.after()), "root of " + SpaceName.of(space));
        below(event.after(), geometry.rootLevel(), new Place(space, 0));
      }
      case ENTRY_WRITE -> written(event);
      default -> {}
    }
  }

  private String born(int number) {
    return reel.stepAt(number) < 0 ? "" : " of step " + (reel.stepAt(number) + 1);
  }

  private String levelName(long level) {
    return geometry.levels().get((int) level).name();
  }

  private void written(Event event) {
    MachineView view = projector.view();
    Place place = Place.of(view, event.subject());
    if (place != null) {
      int level = view.tableLevel(view.tableOf(event.subject()));
      entry(event.subject(), level, event.after(), place);
    }
  }

  /** What the entry leads to is there for the first time, perhaps. */
  private void entry(long entry, int level, long word, Place place) {
    Architecture architecture = geometry.architecture();
    if (architecture.isTable(level, word)) {
      long table = architecture.target(word, entry);
      found.putIfAbsent(
          projector.lives().table(table),
          "%s table of %s".formatted(
              levelName(level - 1), start(place, level).range(geometry.spanBytes(level))));
      below(table, level - 1, start(place, level));
    } else if (architecture.isLeaf(level, word)) {
      leaf(architecture.target(word, entry) >>> geometry.pageShift(), level, start(place, level));
    }
  }

  /** Where the entry begins, be it before the user range. */
  private Place start(Place place, int level) {
    return new Place(place.space(), place.address() & -geometry.spanBytes(level));
  }

  private void leaf(long firstPage, int level, Place place) {
    for (long page = 0; page < geometry.spanBytes(level) >>> geometry.pageShift(); page++) {
      Place at = new Place(place.space(), place.address() + (page << geometry.pageShift()));
      found.putIfAbsent(projector.lives().page(firstPage + page), "page of " + at.text());
    }
  }

  private void below(long table, int level, Place place) {
    MachineView view = projector.view();
    for (int index = 0; index < geometry.entryCount(level); index++) {
      long entry = table + ((long) index << geometry.entryShift(level));
      long word = view.entryWord(entry);
      long address = place.address() + index * geometry.spanBytes(level);
      boolean isUser =
          geometry.meetsUserRange(address, address + (geometry.spanBytes(level) - 1));
      if (isUser && !geometry.architecture().isEmpty(word)) {
        entry(entry, level, word, new Place(place.space(), address));
      }
    }
  }

  /** Names in the order in which what they name came to be; the second of a name says so. */
  private Map<Life, String> names() {
    Map<Life, String> names = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    births.forEach(
        (life, born) -> {
          String name = found.getOrDefault(life, born);
          int count = counts.merge(name, 1, Integer::sum);
          names.put(life, count == 1 ? name : ordinal(count) + " " + name);
        });
    found.forEach(names::putIfAbsent);
    return names;
  }

  private static String ordinal(int count) {
    return count + switch (count % 100 / 10 == 1 ? 0 : count % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}
