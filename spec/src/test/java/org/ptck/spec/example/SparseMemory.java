package org.ptck.spec.example;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.view.EntryFacts;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.FolioFacts;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableFacts;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.fact.view.Things;

/**
 * What a dump of a real machine shows: folios and tables of one space at whatever addresses they
 * have, far apart. Nothing is known of how it came to be so.
 *
 * <p>Public for the proxy that stands before it.
 */
public final class SparseMemory implements FolioFacts, TableFacts, EntryFacts {

  private static final Set<FactGroup> ANSWERS =
      EnumSet.of(FactGroup.FOLIOS, FactGroup.TABLES, FactGroup.ENTRIES);

  private record Table(int level, long[] words) {}

  private record Folio(long first, int order, int references, int[] mapcounts) {}

  private final Geometry geometry;
  private final Architecture architecture;
  private final TreeMap<Long, Table> tables = new TreeMap<>();
  private final TreeMap<Long, Folio> folios = new TreeMap<>();
  private final Map<Long, Integer> entriesByPage = new LinkedHashMap<>();
  private final Set<Long> linked = new HashSet<>();

  SparseMemory(Geometry geometry) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
  }

  // ---- what the dump says

  void table(long address, int level) {
    tables.put(address, new Table(level, new long[geometry.entryCount(level)]));
  }

  void folio(long first, int order, int references, int mapcount) {
    int[] mapcounts = new int[1 << order];
    Arrays.fill(mapcounts, mapcount);
    folios.put(first, new Folio(first, order, references, mapcounts));
  }

  void link(long from, int index, long to) {
    Table table = tables.get(from);
    table.words()[index] = architecture.tableWord(table.level(), to);
    linked.add(to);
  }

  /** Returns the entry. */
  long leaf(long table, int index, long page) {
    Table in = tables.get(table);
    in.words()[index] = architecture.leafWord(in.level(), page << geometry.pageShift());
    long span = geometry.spanBytes(in.level()) >>> geometry.pageShift();
    LongStream.range(page, page + span).forEach(each -> entriesByPage.merge(each, 1, Integer::sum));
    return table + ((long) index << geometry.entryShift(in.level()));
  }

  void root(long table) {
    linked.add(table);
  }

  // ---- looking at it

  /** A view that answers what the dump says, and fails whoever asks more. */
  MachineView view(Set<Capability> declared) {
    Object view =
        Proxy.newProxyInstance(
            MachineView.class.getClassLoader(),
            new Class<?>[] {MachineView.class},
            (_, question, arguments) -> {
              if (question.getDeclaringClass().isInstance(this)
                  && ANSWERS.containsAll(ReadFacts.groupsOf(question))) {
                try {
                  return question.invoke(this, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }
              return switch (question.getName()) {
                case "answers" -> ANSWERS;
                case "geometry" -> geometry;
                case "declares" -> declared.contains((Capability) arguments[0]);
                case "isDataPage" -> folioAt((long) arguments[0]) != null;
                default -> throw new AssertionError("a dump says nothing of " + question);
              };
            });
    return (MachineView) view;
  }

  /** Everything that there is. */
  Things things() {
    return new Things(
        folios.values()
            .stream()
            .flatMapToLong(each -> LongStream.range(each.first(), end(each)))
            .toArray(),
        folios.keySet().stream().mapToLong(first -> first).toArray(),
        tables.entrySet()
            .stream()
            .flatMapToLong(each -> entries(each.getKey(), each.getValue()))
            .toArray(),
        tables.keySet().stream().mapToLong(address -> address).toArray(),
        0);
  }

  private LongStream entries(long address, Table table) {
    return LongStream.range(0, table.words().length)
        .map(index -> address + (index << geometry.entryShift(table.level())));
  }

  private static long end(Folio folio) {
    return folio.first() + (1L << folio.order());
  }

  private Folio folioAt(long page) {
    Map.Entry<Long, Folio> found = folios.floorEntry(page);
    return found != null && page < end(found.getValue()) ? found.getValue() : null;
  }

  private Table tableAt(long entry) {
    return tables.get(tableOf(entry));
  }

  // ---- folios

  @Override
  public long folioOf(long page) {
    Folio folio = folioAt(page);
    return folio == null ? 0 : folio.first();
  }

  @Override
  public int folioOrder(long folio) {
    return isAllocated(folio) ? folioAt(folio).order() : 0;
  }

  @Override
  public boolean isAllocated(long folio) {
    return folioAt(folio) != null;
  }

  @Override
  public boolean isReserved(long page) {
    return false;
  }

  @Override
  public int references(long folio) {
    return isAllocated(folio) ? folioAt(folio).references() : 0;
  }

  @Override
  public int mapcount(long page) {
    return isAllocated(page) ? folioAt(page).mapcounts()[(int) (page - folioOf(page))] : 0;
  }

  @Override
  public int folioMapcount(long folio) {
    return isAllocated(folio) ? Arrays.stream(folioAt(folio).mapcounts()).sum() : 0;
  }

  @Override
  public boolean isExclusive(long page) {
    return false;
  }

  @Override
  public int foliosAllocated() {
    return folios.size();
  }

  @Override
  public LongStream foliosLeft() {
    return folios.keySet().stream().mapToLong(first -> first);
  }

  // ---- tables

  @Override
  public TableState tableState(long table) {
    if (!tables.containsKey(table)) {
      return TableState.NONE;
    }
    return linked.contains(table) ? TableState.LINKED : TableState.PRIVATE;
  }

  @Override
  public int tableLevel(long table) {
    return tables.containsKey(table) ? tables.get(table).level() : 0;
  }

  @Override
  public boolean isDetachedBy(int actor, long table) {
    return false;
  }

  @Override
  public boolean wasLinked(long table) {
    return linked.contains(table);
  }

  @Override
  public int linkCount(long table) {
    return linked.contains(table) ? 1 : 0;
  }

  @Override
  public int entriesUsed(long table) {
    return 0;
  }

  @Override
  public boolean isWalkable(long table) {
    throw new AssertionError("nothing is known of walk caches");
  }

  @Override
  public boolean isMappedByKernel(long page) {
    return false;
  }

  @Override
  public LongStream framesUnused() {
    return LongStream.empty();
  }

  @Override
  public boolean isKernelTable(long table) {
    return false;
  }

  @Override
  public int tablesAllocated() {
    return tables.size();
  }

  @Override
  public int tablesToFree() {
    return tables.size();
  }

  @Override
  public LongStream tablesLeft() {
    return tables.keySet().stream().mapToLong(address -> address);
  }

  // ---- entries

  @Override
  public long entryWord(long entry) {
    Table table = tableAt(entry);
    return table == null
        ? 0
        : table.words()[(int) (entry - tableOf(entry) >>> geometry.entryShift(table.level()))];
  }

  @Override
  public long tableOf(long entry) {
    Map.Entry<Long, Table> found = tables.floorEntry(entry);
    return found != null && entry - found.getKey() < geometry.tableBytes(found.getValue().level())
        ? found.getKey()
        : 0;
  }

  @Override
  public boolean atEveryPosition(long entry, PositionPredicate predicate) {
    throw new AssertionError("no rule that a dump can be held to asks for places");
  }

  @Override
  public boolean atEveryWritablePosition(long entry, PositionPredicate predicate) {
    throw new AssertionError("no rule that a dump can be held to asks for places");
  }

  @Override
  public boolean atEveryExecutablePosition(long entry, PositionPredicate predicate) {
    throw new AssertionError("no rule that a dump can be held to asks for places");
  }

  @Override
  public boolean isOpenBeyondUserRange(long entry) {
    return false;
  }

  @Override
  public boolean isKernelEntry(long entry) {
    return false;
  }

  @Override
  public UserAccess userAccess(long entry, long word) {
    Table table = tableAt(entry);
    return table != null && architecture.isLeaf(table.level(), word)
        ? architecture.leafAccess(word)
        : UserAccess.WRITE;
  }

  @Override
  public long leafAt(int space, long address) {
    return 0;
  }

  @Override
  public int entriesMapping(long page) {
    return entriesByPage.getOrDefault(page, 0);
  }

  @Override
  public boolean isMappedWithinReach(long page) {
    throw new AssertionError("nothing is known of walk caches");
  }

  @Override
  public int writableEntriesMapping(long page) {
    return 0;
  }

  @Override
  public int supervisorEntriesMapping(long page) {
    return 0;
  }

  @Override
  public int dirtyEntriesMapping(long page) {
    return 0;
  }
}
