package example.tinyos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * The memory manager of a teaching operating system: pages on first touch, copy-on-write fork, one
 * page size, and page tables that live as long as their address space.
 */
class TinyOs implements MemoryManager {

  private static final long EMPTY = 0;
  private static final int ORDER_MAX = 9;

  private final Geometry geometry;
  private final Architecture architecture;
  private final Hardware hardware;
  private final Map<Integer, AddressSpace> spaces = new HashMap<>();

  TinyOs(Geometry geometry, Hardware hardware) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.hardware = hardware;
  }

  @Override
  public Outcome execute(int cpu, Operation operation) {
    return switch (operation) {
      case Operation.Spawn(int number) -> spawn(number);
      case Operation.Exit(int number) -> exit(number);
      case Operation.Map(int number, long address, long pages, Permission permission, int order) ->
          map(number, address, pages, permission, order);
      case Operation.Unmap(int number, long address, long pages) -> unmap(number, address, pages);
      case Operation.Protect(int number, long address, long pages, Permission permission) ->
          protect(number, address, pages, permission);
      case Operation.Fork(int number, int child) -> fork(number, child);
      // Accesses are the kit's, and all else takes a capability that is not declared.
      default -> Outcome.refused(Rejection.BAD_ARGUMENT);
    };
  }

  @Override
  public Outcome fault(int cpu, int number, long address, Access access) {
    AddressSpace space = spaces.get(number);
    if (space == null || !space.regions.permits(address, access)) {
      return Outcome.refused(Rejection.NOT_PERMITTED);
    }
    long entry = space.makeEntry(address);
    if (entry == 0) {
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    long word = hardware.entryRead(entry);
    if (!architecture.isValid(word)) {
      return populate(entry, space.regions.permits(address, Access.WRITE));
    }
    if (access == Access.WRITE && !architecture.isWritable(word)) {
      return copyOnWrite(space, address, entry, word);
    }
    // Hardware that does not set accessed and dirty itself faults until they are set.
    long dirty = access == Access.WRITE ? architecture.makeDirty(word) : word;
    hardware.entryWrite(entry, architecture.makeYoung(dirty));
    return Outcome.done();
  }

  // ---- requests

  private Outcome spawn(int number) {
    if (spaces.containsKey(number)) {
      return Outcome.refused(Rejection.SPACE_EXISTS);
    }
    long root = hardware.tableAllocate(geometry.rootLevel());
    if (root == 0) {
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    hardware.rootSet(number, root);
    spaces.put(number, new AddressSpace(number, root, geometry, hardware));
    return Outcome.done();
  }

  private Outcome exit(int number) {
    AddressSpace space = spaces.remove(number);
    if (space == null) {
      return Outcome.refused(Rejection.NO_SUCH_SPACE);
    }
    List<Integer> pages = new ArrayList<>();
    space.regions.forEach((start, end) -> pages.addAll(clear(space, start, end)));
    hardware.rootDrop(number);
    hardware.invalidateId(Hardware.ALL_CPUS, number);
    pages.forEach(this::release);
    space.tables.forEach(hardware::tableFree);
    return Outcome.done();
  }

  private Outcome map(int number, long address, long pages, Permission permission, int order) {
    if (!geometry.isRange(address, pages) || order < 0 || order > ORDER_MAX) {
      return Outcome.refused(Rejection.BAD_ARGUMENT);
    }
    AddressSpace space = spaces.get(number);
    if (space == null || space.regions.containAny(address, end(address, pages))) {
      return Outcome.refused(Rejection.ALREADY_MAPPED);
    }
    space.regions.put(address, end(address, pages), permission);
    return Outcome.done();
  }

  private Outcome unmap(int number, long address, long pages) {
    if (!isMapped(number, address, pages)) {
      return Outcome.refused(Rejection.NOT_MAPPED);
    }
    AddressSpace space = spaces.get(number);
    List<Integer> removed = clear(space, address, end(address, pages));
    space.regions.remove(address, end(address, pages));
    // Only when no CPU can reach the pages any more may somebody else have them.
    flush(space, address, pages);
    removed.forEach(this::release);
    return Outcome.done();
  }

  private Outcome protect(int number, long address, long pages, Permission permission) {
    if (!isMapped(number, address, pages)) {
      return Outcome.refused(Rejection.NOT_MAPPED);
    }
    AddressSpace space = spaces.get(number);
    space.regions.put(address, end(address, pages), permission);
    if (permission == Permission.READ_ONLY) {
      space.visit(address, end(address, pages), (_, entry) -> writeProtect(entry));
      flush(space, address, pages);
    }
    // Entries of a range that may now be written become writable at the next fault.
    return Outcome.done();
  }

  private Outcome fork(int number, int childNumber) {
    AddressSpace parent = spaces.get(number);
    if (parent == null) {
      return Outcome.refused(Rejection.NO_SUCH_SPACE);
    }
    Outcome spawned = spawn(childNumber);
    if (spawned != Outcome.done()) {
      return spawned;
    }
    AddressSpace child = spaces.get(childNumber);
    child.regions.putAll(parent.regions);
    boolean[] complete = {true};
    parent.regions.forEach((start, end) -> {
      parent.visit(start, end, (address, entry) -> {
        complete[0] = complete[0] && share(child, address, entry);
      });
      flush(parent, start, (end - start) >>> geometry.pageShift());
    });
    if (!complete[0]) {
      exit(childNumber);
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    return Outcome.done();
  }

  /** Lets parent and child have one page, which neither may write; false when out of memory. */
  private boolean share(AddressSpace child, long address, long parentEntry) {
    long childEntry = child.makeEntry(address);
    if (childEntry == 0) {
      return false;
    }
    long word = writeProtect(parentEntry);
    hardware.referencesAdd(page(word), 1);
    hardware.entryWrite(childEntry, word);
    return true;
  }

  // ---- faults

  private Outcome populate(long entry, boolean writable) {
    int page = hardware.folioAllocate(0);
    if (page == 0) {
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    hardware.pageZero(page);
    hardware.entryWrite(entry, word(page, writable));
    return Outcome.done();
  }

  private Outcome copyOnWrite(AddressSpace space, long address, long entry, long word) {
    int shared = page(word);
    if (hardware.references(shared) == 1) {
      hardware.entryWrite(entry, architecture.makeWritable(word));
      return Outcome.done();
    }
    int own = hardware.folioAllocate(0);
    if (own == 0) {
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    hardware.pageCopy(shared, own);
    // Break before make: no CPU may know two pages for one address.
    hardware.entryWrite(entry, EMPTY);
    flush(space, address, 1);
    hardware.entryWrite(entry, word(own, true));
    release(shared);
    return Outcome.done();
  }

  // ---- entries and pages

  /** Makes every CPU forget what it knows of a range. */
  void flush(AddressSpace space, long address, long pages) {
    hardware.invalidateRange(
        Hardware.ALL_CPUS, space.number, address, pages, Hardware.LEAF_ONLY);
  }

  Hardware hardware() {
    return hardware;
  }

  private boolean isMapped(int number, long address, long pages) {
    AddressSpace space = spaces.get(number);
    return space != null
        && geometry.isRange(address, pages)
        && space.regions.containAll(address, end(address, pages));
  }

  private long end(long address, long pages) {
    return address + (pages << geometry.pageShift());
  }

  private int page(long word) {
    return (int) (architecture.physicalAddress(word) >>> geometry.pageShift());
  }

  private long word(int page, boolean writable) {
    long word = architecture.leafWord(0, (long) page << geometry.pageShift());
    return architecture.makeYoung(writable ? architecture.makeWritable(word) : word);
  }

  /** Gives one reference back; whoever gives the last one frees the page. */
  private void release(int page) {
    if (hardware.referencesSubtract(page, 1) == 0) {
      hardware.folioFree(page);
    }
  }

  private long writeProtect(long entry) {
    // A dirty bit that hardware sets in between is lost: nothing is ever swapped, nobody reads it.
    long word = architecture.writeProtect(hardware.entryRead(entry));
    hardware.entryWrite(entry, word);
    return word;
  }

  /** Empties the entries of the range; returns the pages that they mapped. */
  private List<Integer> clear(AddressSpace space, long start, long end) {
    List<Integer> pages = new ArrayList<>();
    space.visit(start, end, (_, entry) -> pages.add(page(hardware.entryExchange(entry, EMPTY))));
    return pages;
  }
}
