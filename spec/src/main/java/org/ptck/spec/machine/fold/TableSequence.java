package org.ptck.spec.machine.fold;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.machine.memory.FrameMap;

/** Whether an event of tables, entries or roots can follow those before it. */
final class TableSequence {

  private final FrameMap frames;
  private final Geometry geometry;
  private final MachineView view;

  TableSequence(FrameMap frames, MachineView view) {
    this.frames = frames;
    this.geometry = view.geometry();
    this.view = view;
  }

  /** What was expected; null if the event can follow. */
  @Nullable String refusal(
      EventKind kind, long subject, long before, long after, long detail) {
    return switch (kind) {
      case ENTRY_READ -> entry(subject, after);
      case ENTRY_WRITE ->
          detail >= 0 && detail <= Event.FOUND
              ? entry(subject, before)
              : "0, 1 or %d for how it was written, not %d".formatted(Event.FOUND, detail);
      case ENTRY_WALKED ->
          // Hardware may come to a table that is free by an old path.
          frames.isTable(frames.frame(subject)) && !isAllocated(subject)
              ? aligned(subject)
              : entry(subject, before);
      case TABLE_ALLOCATE -> allocation(subject, after);
      case TABLE_FREE -> table(subject, after);
      case FRAME_ALLOCATE, FRAME_FREE -> frame(subject);
      case ROOT_SET -> rootSet(subject, before, after);
      case ROOT_DROP ->
          Sequence.space(subject) == null && (before == 0 || view.rootOf((int) subject) != before)
              ? "the root of space %d, 0x%x (0: none), not 0x%x"
                  .formatted(subject, view.rootOf((int) subject), before)
              : Sequence.space(subject);
      default -> null;
    };
  }

  private boolean isAllocated(long address) {
    TableState state = view.tableState(address);
    return state != TableState.NONE && state != TableState.FREED;
  }

  /** An entry of an allocated table that holds the word. */
  private @Nullable String entry(long entry, long word) {
    if (!isAllocated(entry)) {
      return "an entry of an allocated table; "
          + (view.tableState(entry) == TableState.FREED
              ? "the table at 0x%x was freed before".formatted(view.tableOf(entry))
              : "no table is at 0x%x".formatted(entry));
    }
    long table = view.tableOf(entry);
    if (entry - table >= geometry.tableBytes(view.tableLevel(table))) {
      return "an entry of the table at 0x%x, which has %d bytes; 0x%x is beyond"
          .formatted(table, geometry.tableBytes(view.tableLevel(table)), entry);
    }
    long held = view.entryWord(entry);
    String wrong = aligned(entry);
    return wrong != null || held == word
        ? wrong
        : "the entry at 0x%x to hold 0x%x, not 0x%x".formatted(entry, held, word);
  }

  private @Nullable String aligned(long entry) {
    int shift = geometry.entryShift(view.tableLevel(entry));
    return (entry & ((1L << shift) - 1)) == 0
        ? null
        : "an entry, aligned to %d bytes, not 0x%x".formatted(1 << shift, entry);
  }

  private @Nullable String allocation(long table, long level) {
    if (level < 0 || level >= geometry.levelCount()) {
      return "a level, 0 to %d, not %d".formatted(geometry.rootLevel(), level);
    }
    int frame = frames.frame(table);
    if (!frames.isTable(frame) || frames.address(frame) != table) {
      return "the frame of a table, 1 to %d, not address 0x%x"
          .formatted(frames.tableCount(), table);
    }
    return isAllocated(table) ? "a free frame; a table is at 0x%x".formatted(table) : null;
  }

  private @Nullable String frame(long address) {
    int frame = frames.frame(address);
    if (!frames.isTable(frame) || frames.address(frame) != address) {
      return "the address of a frame that may be a table, not 0x%x".formatted(address);
    }
    return isAllocated(address) ? "a frame that is no table; 0x%x is one".formatted(address) : null;
  }

  /** An allocated table of the level. */
  private @Nullable String table(long table, long level) {
    if (!isAllocated(table) || view.tableOf(table) != table) {
      return "an allocated table; "
          + (view.tableState(table) == TableState.FREED
              ? "the one at 0x%x was freed before".formatted(table)
              : "none is at 0x%x".formatted(table));
    }
    return view.tableLevel(table) == level
        ? null
        : "level %d of the table at 0x%x, not %d".formatted(view.tableLevel(table), table, level);
  }

  private @Nullable String rootSet(long space, long before, long table) {
    String wrong = Sequence.space(space);
    wrong = wrong == null ? table(table, geometry.rootLevel()) : wrong;
    if (wrong == null && view.rootOf((int) space) != before) {
      wrong =
          "the root of space %d before, 0x%x (0: none), not 0x%x"
              .formatted(space, view.rootOf((int) space), before);
    }
    for (int each = 0; wrong == null && each <= Operation.SPACE_MAX; each++) {
      if (view.rootOf(each) == table) {
        wrong = "a table that is no root; 0x%x is that of space %d".formatted(table, each);
      }
    }
    return wrong;
  }
}
