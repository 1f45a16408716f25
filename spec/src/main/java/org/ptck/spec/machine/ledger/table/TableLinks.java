package org.ptck.spec.machine.ledger.table;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/** What follows for tables, and for what stands in them, when links to them come and go. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TableLinks {

  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final TableAccess access;
  private final Resident resident;
  private final LeafCounts leaves;
  private final KernelTables kernel;
  private final Walkers walkers;

  public TableLinks(
      TableContents contents,
      TableAccess access,
      Resident resident,
      LeafCounts leaves,
      KernelTables kernel,
      Walkers walkers) {
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.access = access;
    this.resident = resident;
    this.leaves = leaves;
    this.kernel = kernel;
    this.walkers = walkers;
  }

  /** A link to the child, if that is a table, stands in the entry now. */
  public void linked(long entry, long word, int child) {
    if (frames.isTable(child)) {
      int parent = frames.frame(entry);
      tables.addParent(child, entry);
      tables.mark(child, TableIndex.EVER_LINKED);
      if (tables.has(child, TableIndex.DEAD)) {
        // Counts again, entry by entry.
        resident.linksChanged();
        revive(child);
      } else {
        resident.subtree(parent, entry, word, child, 1);
        access.linksChanged(child);
      }
      kernel.linked(parent, tables.level(parent), entry, word, child);
    }
  }

  /** A dead table that is used again, rather than freed, counts again with all that is in it. */
  public void revive(int frame) {
    if (!tables.has(frame, TableIndex.DEAD)) {
      return;
    }
    tables.unmark(frame, TableIndex.DEAD);
    access.begin(frame);
    int level = tables.level(frame);
    long entry = frames.address(frame);
    long entryBytes = 1L << geometry.entryShift(level);
    for (int index = 0; index < geometry.entryCount(level); index++, entry += entryBytes) {
      long word = words.get(level, entry);
      if (!architecture.isEmpty(word)) {
        tables.addUsed(frame, 1);
      }
      if (architecture.isLeaf(level, word)) {
        leaves.leaf(frame, level, entry, word, 1);
      } else if (architecture.isTable(level, word)) {
        linked(entry, word, frames.frame(architecture.physicalAddress(word)));
      }
    }
  }

  /**
   * A link to the child stands in the entry no more.
   *
   * @param operation the actor's, which has detached the child if nothing links to it now
   */
  public void unlinked(
      int actor, long operation, int parent, long entry, long word, int child) {
    resident.subtree(parent, entry, word, child, -1);
    walkers.unlinked(actor, parent, child);
    tables.removeParent(child, entry);
    if (tables.parentCount(child) == 0) {
      tables.setDetacher(child, operation);
    }
    access.linksChanged(child);
  }

  /** A link that leads where it led permits something else. */
  public void linkAltered(int parent, long entry, long before, long after, int child) {
    resident.subtree(parent, entry, before, child, -1);
    resident.subtree(parent, entry, after, child, 1);
    access.linksChanged(child);
    kernel.linked(parent, tables.level(parent), entry, after, child);
  }
}
