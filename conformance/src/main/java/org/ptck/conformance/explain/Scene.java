package org.ptck.conformance.explain;

import java.util.Map;
import org.ptck.conformance.explain.Lives.Life;
import org.ptck.spec.fact.view.MachineView;

/** One moment of a film after the other, with the words for what is seen there. */
final class Scene {

  private final Film film;
  private final Projector projector;
  private final Names names;
  private final EntryText entries;
  private final EventText events;
  private int shown;

  Scene(Film film, Map<Life, String> cast) {
    this.film = film;
    this.projector = new Projector(film.header());
    this.names = new Names(cast, projector);
    this.entries =
        new EntryText(film.header().geometry(), new EntryText.Targets(names::page, names::table));
    this.events = new EventText(names, entries, projector.view());
  }

  /** Goes on until so many things have happened. */
  void goTo(int happeningCount) {
    while (shown < happeningCount) {
      projector.show(film.happenings().get(shown));
      shown++;
    }
  }

  MachineView view() {
    return projector.view();
  }

  Processors processors() {
    return projector.processors();
  }

  Names names() {
    return names;
  }

  EventText events() {
    return events;
  }

  /** Trees in lines of so many characters. */
  TreeText trees(int width) {
    return new TreeText(view(), names, entries, width);
  }
}
