package org.ptck.conformance.explain;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.invalidation.TlbInstruction;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Invalidated;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.view.MachineView;

/** Events in words, one sentence each, told when they have happened. */
final class EventText {

  private final Names names;
  private final EntryText entries;
  private final MachineView view;
  private final Geometry geometry;
  private final PageEventText pages;

  EventText(Names names, EntryText entries, MachineView view) {
    this.names = names;
    this.entries = entries;
    this.view = view;
    this.geometry = view.geometry();
    this.pages = new PageEventText(names, view);
  }

  /** Who did what. */
  String of(Happening happening) {
    Event event = happening.event();
    String what =
        event == null ? "cannot be done: " + happening.sentence() : sentence(event);
    return Actors.name(happening.actor()) + " " + what;
  }

  /** The event as it was recorded. */
  static String raw(Event event) {
    return "%s 0x%x, 0x%x, 0x%x, 0x%x".formatted(
        event.kind(), event.subject(), event.before(), event.after(), event.detail());
  }

  private String sentence(Event event) {
    long subject = event.subject();
    return switch (event.kind()) {
      case ENTRY_READ ->
          "reads %s: %s".formatted(names.entry(subject), word(subject, event.after()));
      case WALK_READ ->
          "walks through %s: %s".formatted(names.entry(subject), word(subject, event.after()));
      case ENTRY_WRITE -> written(event);
      case ENTRY_WALKED ->
          "marks, as hardware, %s: %s".formatted(names.entry(subject), change(event));
      case TABLE_ALLOCATE -> "allocates " + names.table(subject);
      case TABLE_FREE -> "frees " + names.table(subject) + period(event.detail());
      case FRAME_ALLOCATE ->
          "allocates frame 0x%x%s"
              .formatted(subject, event.after() == 0 ? "" : ", for a table");
      case FRAME_FREE -> "frees frame 0x%x, which was never used".formatted(subject);
      case FRAME_READ -> "reads from frame 0x%x, which is not used yet".formatted(subject);
      case FRAME_WRITE -> "writes into frame 0x%x, which is not used yet".formatted(subject);
      case INVALIDATE -> invalidated(event);
      case TLB_INSTRUCTION -> instruction(event);
      case ROOT_SET ->
          "makes %s the root table of %s".formatted(
              names.table(event.after()), names.space(subject));
      case ROOT_DROP -> "drops the root table of " + names.space(subject);
      case LOAD ->
          "makes cpu%d run %s, under id %d"
              .formatted(subject, names.space(event.after()), event.detail());
      case LAZY ->
          "makes cpu%d lazy: %s stays loaded".formatted(subject, names.space(event.after()));
      case UNLOAD -> "makes cpu%d let go of %s".formatted(subject, names.space(event.before()));
      case ID_RETIRE -> "retires " + names.id((int) subject);
      case LOCK ->
          "takes the %s%s%s".formatted(
              lock(event),
              event.after() == 0 ? ", shared" : "",
              event.detail() == 0 ? "" : ", by a try");
      case LOCK_FAILED -> "tries in vain for the " + lock(event);
      case UNLOCK -> "releases the " + lock(event);
      case ALLOCATION_FAILED -> "is told that an allocation fails";
      case MAPPING -> "is told by the kit that " + range(event) + " " + permits(event, "permits");
      case MAPPING_CLAIM ->
          "is told by the kit that, while this operation runs, "
              + range(event) + " " + permits(event, "may permit");
      case OPERATION_BEGIN -> "begins operation " + subject;
      case OPERATION_END -> "ends operation " + subject;
      case SCENARIO_END -> "has come to the end of the scenario";
      case WALK_ENTER -> "enters a lockless walk";
      case WALK_LEAVE -> "leaves a lockless walk";
      case GRACE_BEGIN -> "asks for grace period %d%s".formatted(subject, after(event));
      case GRACE_END -> "sees the end of grace period " + subject;
      case FLUSHES_DEFER -> "puts the flushes that it owes into queue " + subject;
      case DEBTS_TAKE -> "takes over what waits in queue " + subject;
      case REFERENCES_DEFER,
          FOLIO_ALLOCATE,
          FOLIO_RESERVE,
          FOLIO_FREE,
          REFERENCE_READ,
          REFERENCE_CHANGE,
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
          PIN_TARGET,
          RESIDENT_READ,
          RESIDENT_CHANGE,
          REVERSE_ADD,
          REVERSE_REMOVE,
          PAGE_ZERO,
          PAGE_COPY,
          PAGE_LOAD,
          PAGE_STORE,
          PAGE_FOUND,
          PAGE_READ,
          PAGE_WRITE ->
          pages.sentence(event);
    };
  }

  // ---- entries

  private String written(Event event) {
    String how =
        event.detail() == Event.FOUND
            ? "has changed (found afterwards)"
            : event.detail() == 1 ? "changes atomically"
            : "changes";
    return "%s %s: %s".formatted(how, names.entry(event.subject()), change(event));
  }

  private String change(Event event) {
    return word(event.subject(), event.before()) + ", now " + word(event.subject(), event.after());
  }

  /** A word as it would be understood in the entry. */
  String word(long entry, long word) {
    return entries.of(view.tableLevel(view.tableOf(entry)), word, entry);
  }

  // ---- translations

  private String invalidated(Event event) {
    long about = event.detail();
    int id = Invalidated.id(about);
    String pages =
        event.after() == 0
            ? "all addresses"
            : "0x%x..0x%x".formatted(
                event.before(), event.before() + (event.after() << geometry.pageShift()) - 1);
    String leaves =
        switch (Invalidated.level(about)) {
          case Invalidated.ANY_LEVEL -> "";
          case Invalidated.NO_LEVEL -> ", no leaves";
          default ->
              ", %s leaves".formatted(geometry.levels().get(Invalidated.level(about)).name());
        };
    return "invalidates on %s %s of %s%s%s".formatted(
        names.cpus(event.subject()),
        pages,
        id == Invalidated.EVERY_ID ? "every id" : names.id(id),
        leaves,
        Invalidated.paths(about) ? ", paths to tables too" : ", leaves only");
  }

  private static String instruction(Event event) {
    return "carries out "
        + TlbInstruction.of(
            (int) event.subject(), event.before(), event.after(), event.detail()).text();
  }

  // ---- locks, grace periods and what is permitted

  private String lock(Event event) {
    return names.lock(LockClass.of((int) event.before()), event.subject());
  }

  private static String period(long number) {
    return number == 0 ? "" : ", which waited for grace period " + number;
  }

  private String after(Event event) {
    if (event.after() == 0) {
      return " and waits for it";
    }
    return event.detail() == EventKind.GRACE_TABLE
        ? ", after which it frees " + names.table(event.after())
        : ", after which it frees " + names.page(event.after());
  }

  private String range(Event event) {
    return new Place((int) event.detail(), event.subject())
        .range(event.before() << geometry.pageShift());
  }

  private static String permits(Event event, String verb) {
    long state = event.after();
    String what =
        (state & MappingState.WRITE) != 0
            ? "stores"
            : (state & MappingState.READ) != 0 ? "loads only"
            : "nothing";
    return "%s %s%s%s".formatted(
        verb,
        what,
        (state & MappingState.SHARED) == 0 ? "" : ", to a file",
        (state & MappingState.LEAVING) == 0 ? "" : ", and may be taken away");
  }
}
