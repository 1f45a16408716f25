package org.ptck.conformance.explain;

import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.hardware.ResidentCounters;
import org.ptck.spec.fact.view.MachineView;

/** Events in words that are about pages, folios, files and pins. */
final class PageEventText {

  private final Names names;
  private final MachineView view;

  PageEventText(Names names, MachineView view) {
    this.names = names;
    this.view = view;
  }

  String sentence(Event event) {
    long before = event.before();
    long after = event.after();
    String page = names.page(event.subject());
    return switch (event.kind()) {
      case FOLIO_ALLOCATE -> "allocates " + names.pages(event.subject(), 1L << after);
      case FOLIO_RESERVE -> "keeps " + page + " for the kernel";
      case FOLIO_FREE ->
          "frees %s, with refcount %d".formatted(names.pages(event.subject(), 1L << after), before);
      case REFERENCE_READ -> "reads the refcount of %s: %d".formatted(page, after);
      case REFERENCE_CHANGE ->
          "changes the refcount of %s from %d to %d".formatted(page, before, after);
      case REFERENCES_DEFER ->
          "puts %d references to %s into queue %d".formatted(event.detail(), page, after);
      case MAPCOUNT_READ -> "reads the mapcount of %s: %d".formatted(page, after);
      case MAPCOUNT_CHANGE -> mapcount(event);
      case EXCLUSIVE_READ ->
          "reads the exclusive mark of %s: %s".formatted(page, yesNo(after));
      case EXCLUSIVE_CHANGE ->
          (after == 0 ? "takes the exclusive mark of " : "marks as exclusive ")
              + names.pages(event.subject(), event.detail());
      case FOLIO_DIRTY_READ -> "reads the dirty mark of %s: %s".formatted(page, yesNo(after));
      case FOLIO_DIRTY_CHANGE ->
          (after == 0 ? "takes the dirty mark of " : "marks as dirty ") + page;
      case CACHE_ADD -> "puts %s into the page cache".formatted(cached(event));
      case CACHE_REMOVE -> "takes %s out of the page cache".formatted(cached(event));
      case STORAGE_READ -> "reads %s from storage".formatted(page);
      case STORE_BEGIN -> "begins to write %s to storage".formatted(page);
      case STORE_END -> "has written %s to storage".formatted(page);
      case PIN_ADD ->
          "opens pin %d on %s%s".formatted(
              after, page, event.detail() == 0 ? ", for reading" : ", for writing");
      case PIN_REMOVE -> "closes pin %d on %s".formatted(before, page);
      case PIN_READ -> "counts the pins of %s: %d".formatted(page, after);
      case DEVICE_LOAD -> "has the device read %s through pin %d".formatted(page, before);
      case DEVICE_STORE ->
          "has the device write %s through pin %d".formatted(page, event.detail());
      case PIN_TARGET ->
          "is told by the kit that the page of pin %d is %s".formatted(
              event.subject(),
              after < 0
                  ? "private nowhere"
                  : "mapped at " + new Place((int) after, event.detail()).text());
      case RESIDENT_READ -> "reads %s: %d".formatted(resident(event), after);
      case RESIDENT_CHANGE ->
          "changes %s from %d to %d".formatted(resident(event), before, after);
      case REVERSE_ADD -> "adds to the reverse mapping " + link(event);
      case REVERSE_REMOVE -> "takes out of the reverse mapping " + link(event);
      case PAGE_ZERO -> "fills %s with zeroes%s".formatted(page, found(event));
      case PAGE_FOUND -> "has changed the data of %s%s".formatted(page, found(event));
      case PAGE_COPY -> "copies %s to %s".formatted(names.page(event.detail()), page);
      case PAGE_LOAD -> "loads, as user code, from " + page;
      case PAGE_STORE -> "stores, as user code, to " + page;
      case PAGE_READ -> "loads, past every MMU, from " + page;
      case PAGE_WRITE -> "stores, past every MMU, to " + page;
      default -> throw new IllegalArgumentException("not about a page: " + event.kind());
    };
  }

  private String mapcount(Event event) {
    long delta = event.after();
    long now = view.mapcount(event.subject());
    return "%s the mapcount of %s: from %d to %d".formatted(
        delta < 0 ? "takes %d off".formatted(-delta) : "adds %d to".formatted(delta),
        names.pages(event.subject(), event.detail()),
        now - delta,
        now);
  }

  private String cached(Event event) {
    long last = event.after() + (1L << event.detail()) - 1;
    String which =
        last == event.after()
            ? "page " + event.after()
            : "pages %d to %d".formatted(event.after(), last);
    return "%s of file %d".formatted(which, event.before());
  }

  private String resident(Event event) {
    return "the count of pages that %s maps, those %s".formatted(
        names.space(event.subject()),
        event.detail() == ResidentCounters.FILE ? "of files" : "of no file");
  }

  /** What a link says: which pages of which file are where. */
  private String link(Event event) {
    return "page %d of file %d at %s, %d pages".formatted(
        event.before() & 0xffff_ffffL,
        event.before() >>> 32,
        new Place((int) event.detail(), event.subject()).text(),
        event.after());
  }

  private static String found(Event event) {
    return event.detail() == Event.FOUND ? " (found afterwards)" : "";
  }

  private static String yesNo(long mark) {
    return mark == 0 ? "no" : "yes";
  }
}
