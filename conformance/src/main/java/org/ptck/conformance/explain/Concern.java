package org.ptck.conformance.explain;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.view.MachineView;

/** What an event and a finding are about: pages, entries, tables and spaces, by their numbers. */
final class Concern {

  private final MachineView view;
  private final Set<Long> pages = new LinkedHashSet<>();
  private final Set<Long> entries = new LinkedHashSet<>();
  private final Set<Long> tables = new LinkedHashSet<>();
  private final Set<Integer> spaces = new LinkedHashSet<>();

  Concern(MachineView view) {
    this.view = view;
  }

  Set<Long> pages() {
    return pages;
  }

  Set<Long> entries() {
    return entries;
  }

  Set<Long> tables() {
    return tables;
  }

  Set<Integer> spaces() {
    return spaces;
  }

  void page(long page) {
    if (view.isDataPage(page)) {
      pages.add(page);
    }
  }

  void space(int space) {
    spaces.add(space);
  }

  void table(long table) {
    tables.add(table);
  }

  /** The entry, and what one of the words would lead to there. */
  void entry(long entry, long... words) {
    entries.add(entry);
    Geometry geometry = view.geometry();
    Architecture architecture = geometry.architecture();
    int level = view.tableLevel(view.tableOf(entry));
    for (long word : words) {
      if (architecture.isTable(level, word)) {
        tables.add(architecture.target(word, entry));
      } else if (architecture.isLeaf(level, word)) {
        page(architecture.target(word, entry) >>> geometry.pageShift());
      }
    }
  }

  /** The last entry that a walk for the place comes to. */
  void place(Place place) {
    Geometry geometry = view.geometry();
    Architecture architecture = geometry.architecture();
    long table = view.rootOf(place.space());
    for (int level = geometry.rootLevel(); table != 0; level--) {
      long entry = geometry.entryAddress(level, table, place.address());
      long word = view.entryWord(entry);
      table = architecture.isTable(level, word) ? architecture.target(word, entry) : 0;
      if (table == 0) {
        entry(entry, word);
      }
    }
  }

  /** Whether the event is about any of it. */
  boolean isMetBy(Event event) {
    Concern other = new Concern(view);
    other.event(event);
    return other.pages.stream().anyMatch(pages::contains)
        || other.entries.stream().anyMatch(entries::contains)
        || other.tables.stream().anyMatch(tables::contains)
        || other.spaces.stream().anyMatch(spaces::contains);
  }

  void event(@Nullable Event event) {
    if (event == null) {
      return;
    }
    switch (event.kind()) {
      case ENTRY_WRITE, ENTRY_WALKED -> entry(event.subject(), event.before(), event.after());
      case ENTRY_READ, WALK_READ -> entry(event.subject(), event.after());
      case TABLE_ALLOCATE, TABLE_FREE -> table(event.subject());
      case ROOT_SET, LOAD, LAZY -> space((int) event.after());
      case ROOT_DROP, RESIDENT_CHANGE, RESIDENT_READ -> space((int) event.subject());
      case GRACE_BEGIN -> {
        if (event.detail() == EventKind.GRACE_TABLE) {
          table(event.after());
        } else if (event.detail() == EventKind.GRACE_FOLIO) {
          page(event.after());
        }
      }
      case PAGE_COPY -> {
        page(event.subject());
        page(event.detail());
      }
      case FOLIO_ALLOCATE,
          FOLIO_FREE,
          REFERENCE_READ,
          REFERENCE_CHANGE,
          REFERENCES_DEFER,
          MAPCOUNT_READ,
          MAPCOUNT_CHANGE,
          EXCLUSIVE_READ,
          EXCLUSIVE_CHANGE,
          FOLIO_DIRTY_READ,
          FOLIO_DIRTY_CHANGE,
          CACHE_ADD,
          CACHE_REMOVE,
          STORAGE_READ,
          STORE_BEGIN,
          STORE_END,
          PIN_ADD,
          PIN_REMOVE,
          PIN_READ,
          DEVICE_LOAD,
          DEVICE_STORE,
          PAGE_ZERO,
          PAGE_LOAD,
          PAGE_STORE,
          PAGE_FOUND,
          PAGE_READ,
          PAGE_WRITE ->
          page(event.subject());
      default -> {}
    }
  }
}
