package org.ptck.spec.machine.ledger.table;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;

/**
 * The leaves that stand in one table, looked at one by one: for questions that are asked seldom.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LeavesOfTable {

  private LeavesOfTable() {}

  /** Whether any leaf of the table leads user code to the page. */
  public static boolean leadTo(TableContents contents, TableAccess access, int frame, long page) {
    return contents.tables().used(frame) > 0
        && anyLeads(
            contents,
            frame,
            page,
            (level, entry, word) -> access.through(frame, level, entry, word).isAny());
  }

  /** Whether any leaf of the table leads to the page, whoever may use it; dead tables as well. */
  public static boolean lead(TableContents contents, int frame, long page) {
    return anyLeads(contents, frame, page, (_, _, _) -> true);
  }

  private static boolean anyLeads(
      TableContents contents, int frame, long page, LeafPredicate predicate) {
    TableIndex tables = contents.tables();
    if (!tables.has(frame, TableIndex.ALLOCATED)) {
      return false;
    }
    Geometry geometry = contents.geometry();
    Architecture architecture = contents.architecture();
    int level = tables.level(frame);
    long spanPages = contents.page(geometry.spanBytes(level));
    for (int index = 0; index < geometry.entryCount(level); index++) {
      long entry = contents.frames().address(frame) + ((long) index << geometry.entryShift(level));
      long word = contents.words().get(level, entry);
      if (architecture.isLeaf(level, word) && predicate.test(level, entry, word)) {
        long first = contents.page(architecture.target(word, entry));
        if (first <= page && page < first + spanPages) {
          return true;
        }
      }
    }
    return false;
  }

  /** Says something of a leaf. */
  @FunctionalInterface
  private interface LeafPredicate {
    boolean test(int level, long entry, long word);
  }
}
