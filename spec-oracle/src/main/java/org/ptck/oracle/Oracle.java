package org.ptck.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.hardware.ResidentCounters;
import org.ptck.spec.fact.view.EntryFacts.PositionPredicate;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.fact.view.Things;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.FrameMap;

/**
 * The truth about a machine at one moment, found the slow way, for holding the ledger to it.
 *
 * <p>An oracle is a snapshot: make a new one whenever the machine has moved on. It first compares
 * every index that the ledger keeps with what memory says; rules are then looked at over all
 * {@link #things} through {@link #view}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Oracle {

  private final Machine machine;
  private final Rebuilt rebuilt;
  private final MachineView ledger;
  private final RebuiltView truth;

  /** Reads all of the machine's memory. */
  public Oracle(Machine machine) {
    this.machine = machine;
    this.ledger = machine.view();
    this.rebuilt = new Rebuilt(machine);
    this.truth = new RebuiltView(machine, rebuilt);
  }

  /** A view that answers from memory whatever memory can answer. */
  public MachineView view() {
    return truth;
  }

  /** Everything that exists, and the actor whose turn it is. */
  public Things things() {
    FrameMap frames = rebuilt.frames;
    return new Things(
        pages().asLongStream().toArray(),
        pages().filter(page -> ledger.folioOf(page) == page).asLongStream().toArray(),
        tables().filter(machine.truth()::isTableAllocated)
            .mapToObj(this::entriesOf)
            .flatMapToLong(entries -> entries)
            .toArray(),
        tables().mapToLong(frames::address).toArray(),
        machine.actor());
  }

  /** Where the ledger differs from the truth, a sentence each; empty when it is right. */
  public List<String> differences() {
    List<String> found = new ArrayList<>();
    compare(found, "tables allocated", truth.tablesAllocated(), ledger.tablesAllocated());
    compare(found, "folios allocated", truth.foliosAllocated(), ledger.foliosAllocated());
    for (int space = 0; space < Rebuilt.SPACE_COUNT_MAX; space++) {
      compare(found, "root of space " + space, truth.rootOf(space), ledger.rootOf(space));
      compareResident(found, space);
    }
    compare(found, "folios cached", sorted(truth.foliosCached()), sorted(ledger.foliosCached()));
    tables().forEach(frame -> compareTable(found, rebuilt.frames.address(frame)));
    tables()
        .filter(machine.truth()::isTableAllocated)
        .forEach(frame -> entriesOf(frame).forEach(entry -> compareEntry(found, entry)));
    pages().forEach(page -> comparePage(found, page));
    rebuilt.leaves.forEach(leaf -> comparePosition(found, leaf));
    return found;
  }

  private void compareResident(List<String> found, int space) {
    for (int kind = 0; kind < ResidentCounters.KIND_COUNT && !rebuilt.misshapen; kind++) {
      compare(
          found,
          "pages of kind " + kind + " mapped by space " + space,
          truth.residentMapped(space, kind),
          ledger.residentMapped(space, kind));
      compare(
          found,
          "pages of kind " + kind + " mapped by space " + space + ", not for user code",
          truth.residentSupervisor(space, kind),
          ledger.residentSupervisor(space, kind));
    }
  }

  private static List<Long> sorted(long[] folios) {
    return LongStream.of(folios).sorted().boxed().toList();
  }

  private void compareTable(List<String> found, long table) {
    String name = "table 0x%x";
    compare(found, name, table, "state", truth.tableState(table), ledger.tableState(table));
    compare(found, name, table, "level", truth.tableLevel(table), ledger.tableLevel(table));
    compare(
        found, name, table, "entries used", truth.entriesUsed(table), ledger.entriesUsed(table));
    compare(found, name, table, "links to it", truth.linkCount(table), ledger.linkCount(table));
    compare(found, name, table, "walkable", truth.isWalkable(table), ledger.isWalkable(table));
    boolean dead = !rebuilt.misshapen && ledger.tableState(table) == TableState.DEAD;
    if (dead && rebuilt.reachable.get(rebuilt.frames.frame(table))) {
      found.add(name.formatted(table) + " is dead in the ledger and can be walked to");
    }
  }

  private void compareEntry(List<String> found, long entry) {
    String name = "entry 0x%x";
    long expected = truth.entryWord(entry);
    long kept = ledger.entryWord(entry);
    if (expected != kept) {
      found.add(
          "entry 0x%x: memory 0x%x, ledger 0x%x".formatted(entry, expected, kept));
    }
    if (ledger.tableState(ledger.tableOf(entry)) != TableState.DEAD) {
      compare(
          found,
          name,
          entry,
          "user access",
          truth.userAccess(entry, expected),
          ledger.userAccess(entry, expected));
    }
    compare(
        found,
        name,
        entry,
        "open beyond the user range",
        truth.isOpenBeyondUserRange(entry),
        ledger.isOpenBeyondUserRange(entry));
    if (ledger.blockOf(entry) == entry) {
      compare(
          found,
          name,
          entry,
          "contiguous entries of its block",
          truth.contiguousEntries(entry),
          ledger.contiguousEntries(entry));
    }
  }

  private void comparePage(List<String> found, int page) {
    String name = "page %d";
    compare(
        found, name, page, "entries", truth.entriesMapping(page), ledger.entriesMapping(page));
    compare(
        found,
        name,
        page,
        "writable entries",
        truth.writableEntriesMapping(page),
        ledger.writableEntriesMapping(page));
    compare(
        found,
        name,
        page,
        "supervisor entries",
        truth.supervisorEntriesMapping(page),
        ledger.supervisorEntriesMapping(page));
    compare(
        found,
        name,
        page,
        "dirty entries",
        truth.dirtyEntriesMapping(page),
        ledger.dirtyEntriesMapping(page));
    compare(found, name, page, "cached", truth.isCached(page), ledger.isCached(page));
    if (ledger.folioOf(page) == page) {
      compare(
          found, name, page, "marked dirty", truth.isFolioDirty(page), ledger.isFolioDirty(page));
      compare(
          found,
          name,
          page,
          "under write-back",
          truth.isUnderWriteBack(page),
          ledger.isUnderWriteBack(page));
      compare(
          found,
          name,
          page,
          "mapcount of the folio",
          truth.folioMapcount(page),
          ledger.folioMapcount(page));
    }
  }

  /** What a walk from the root finds, the ledger must find by looking up, and down. */
  private void comparePosition(List<String> found, Rebuilt.Leaf leaf) {
    String name = "space %d address 0x%x".formatted(leaf.space(), leaf.address());
    boolean isUsers = machine.geometry().isUserAddress(leaf.address());
    compare(found, name + " is translated there", isUsers, isPlaced(leaf, ledger::atEveryPosition));
    if (leaf.access() == UserAccess.WRITE) {
      compare(found, name + " is open for stores", isUsers,
          isPlaced(leaf, ledger::atEveryWritablePosition));
    }
    // Another way to the address, by an old root or a malformed link, may be open.
    if (leaf.executable() || !(rebuilt.misshapen || rebuilt.isRootReplaced())) {
      compare(
          found,
          name + " is open for fetches",
          isUsers && leaf.executable(),
          isPlaced(leaf, ledger::atEveryExecutablePosition));
    }
    Architecture architecture = machine.geometry().architecture();
    long word = architecture.makeNonContiguous(leaf.word(), leaf.entry());
    long kept = ledger.leafAt(leaf.space(), leaf.address());
    compare(found, name + " leaf lets user code", leaf.access(), architecture.leafAccess(kept));
    compare(
        found,
        name + " leaf",
        architecture.throughWalk(word, leaf.access()),
        architecture.throughWalk(kept, leaf.access()));
  }

  /** Asks the ledger of the places of an entry. */
  @FunctionalInterface
  private interface Places {
    boolean test(long entry, PositionPredicate predicate);
  }

  private static boolean isPlaced(Rebuilt.Leaf leaf, Places places) {
    boolean[] seen = new boolean[1];
    PositionPredicate look =
        (space, address) -> {
          seen[0] |= space == leaf.space() && address == leaf.address();
          return true;
        };
    places.test(leaf.entry(), look);
    return seen[0];
  }

  /** Words are made only for what differs: nearly nothing does, and there is very much. */
  private static void compare(
      List<String> found, String name, long thing, String what, int memory, int kept) {
    if (memory != kept) {
      compare(found, name.formatted(thing) + " " + what, memory, kept);
    }
  }

  private static void compare(
      List<String> found, String name, long thing, String what, Object memory, Object kept) {
    if (!memory.equals(kept)) {
      compare(found, name.formatted(thing) + " " + what, memory, kept);
    }
  }

  private static void compare(List<String> found, String what, Object memory, Object kept) {
    if (!memory.equals(kept)) {
      found.add(what + ": memory " + memory + ", ledger " + kept);
    }
  }

  private IntStream tables() {
    return IntStream.rangeClosed(1, rebuilt.frames.tableCount());
  }

  private IntStream pages() {
    int first = rebuilt.frames.dataFirst();
    return IntStream.range(first, first + rebuilt.frames.pageCount());
  }

  private LongStream entriesOf(int frame) {
    int level = machine.truth().tableLevel(frame);
    long first = rebuilt.frames.address(frame);
    int shift = rebuilt.geometry.entryShift(level);
    return LongStream.range(0, rebuilt.geometry.entryCount(level))
        .map(index -> first + (index << shift));
  }
}
