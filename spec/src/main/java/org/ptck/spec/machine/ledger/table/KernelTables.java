package org.ptck.spec.machine.ledger.table;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * Tells the tables of a kernel's own mappings from those of user spaces, by where they were linked.
 *
 * <p>A table is the kernel's if it could be walked to from the root of some space, and never by
 * user code for a user address: every way to it led through an entry beyond the user range, or
 * through a link that lets no user code pass. One that was never to be walked to is nobody's. A
 * kernel keeps such tables when spaces go, if they are everybody's: linked from several spaces, or
 * from the only one that there was since. Those that later spaces did without were one space's own.
 * So does it keep what it made before there was anything to do, and no space ever had: tables that
 * are still to be linked, or a root of its own.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class KernelTables {

  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final TableAccess access;
  private final CpuIndex cpus;

  public KernelTables(TableContents contents, TableAccess access, CpuIndex cpus) {
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.access = access;
    this.cpus = cpus;
  }

  /** Whether the table holds mappings of the kernel, and never held any of users. */
  public boolean isKernel(int frame) {
    return tables.has(frame, TableIndex.OF_KERNEL) && !tables.has(frame, TableIndex.OF_USERS);
  }

  /** Whether the table may outlive all spaces. */
  public boolean isKept(int frame) {
    int owner = tables.owner(frame);
    return isKernel(frame)
        ? tables.has(frame, TableIndex.SHARED) || owner == cpus.spacesBorn()
        : tables.has(frame, TableIndex.AT_BOOT) && owner == 0;
  }

  /** The table is the root of a space from now on; the number of the space, by birth. */
  public void rooted(int frame, int owner) {
    tables.mark(frame, TableIndex.OF_USERS);
    tables.setOwner(frame, owner);
    if (tables.used(frame) > 0) {
      spread(frame);
    }
  }

  /** A link to the child stands in an entry of the parent, or permits more than before. */
  void linked(int parent, int level, long entry, long word, int child) {
    if (tables.level(child) != level - 1) {
      return;
    }
    if (tables.has(parent, TableIndex.OF_USERS | TableIndex.OF_KERNEL)) {
      inherit(parent, level, entry, word, child);
    } else if (access.place(parent, level, entry) == UserAccess.OUTSIDE
        && tables.owner(child) == 0
        && isNews(child, TableIndex.OF_KERNEL)
        && tables.used(child) > 0) {
      // In a root that is no space's yet, and may never be: memory may run out before.
      spread(child);
    }
  }

  private void inherit(int parent, int level, long entry, long word, int child) {
    boolean ofUsers =
        tables.has(parent, TableIndex.OF_USERS) && access.link(parent, level, entry, word).isAny();
    boolean isNews = isNews(child, ofUsers ? TableIndex.OF_USERS : TableIndex.OF_KERNEL);
    int owner = tables.owner(parent);
    if (tables.owner(child) == 0) {
      tables.setOwner(child, owner);
      isNews = true;
    } else if (tables.owner(child) != owner || tables.has(parent, TableIndex.SHARED)) {
      isNews |= isNews(child, TableIndex.SHARED);
    }
    if (isNews && tables.used(child) > 0) {
      spread(child);
    }
  }

  private boolean isNews(int frame, int flag) {
    boolean had = tables.has(frame, flag);
    tables.mark(frame, flag);
    return !had;
  }

  private void spread(int frame) {
    int level = tables.level(frame);
    long end = frames.address(frame) + geometry.tableBytes(level);
    long entryBytes = 1L << geometry.entryShift(level);
    long entry = words.nextUsed(frames.address(frame), end);
    for (; entry < end; entry = words.nextUsed(entry + entryBytes, end)) {
      long word = words.get(level, entry);
      if (architecture.isTable(level, word)) {
        int child = frames.frame(architecture.physicalAddress(word));
        if (frames.isTable(child)) {
          linked(frame, level, entry, word, child);
        }
      }
    }
  }
}
