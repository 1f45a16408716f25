package org.ptck.conformance.expect;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.model.AddressSpace;
import org.ptck.spec.model.PinnedPages.Pinned;
import org.ptck.spec.model.Stamps;
import org.ptck.spec.rule.account.Observation.Difference;
import org.ptck.spec.rule.account.Observation.Kind;

/**
 * Compares what pages hold with what the model says, by looking through the tables without an
 * access. Pages that no entry maps are left alone: their data may rightly be elsewhere.
 */
public final class ReadBack {

  /** What {@link #found} answers where no entry maps the page. */
  public static final long UNMAPPED = Long.MIN_VALUE;

  /** Stands in the place of a space where there is none: storage, or a page only devices see. */
  private static final int NO_SPACE = -1;

  /** Stands for what a device finds that has nothing pinned: no program ever stores it. */
  private static final long NOTHING = -1;

  /** Pages from which on gaps in the tables are skipped: looking for one costs a walk. */
  private static final int LONG_PAGE_COUNT = 64;

  private final MachineView view;
  private final ModelState model;
  private final Geometry geometry;
  private final Architecture architecture;
  private final StoredPages storedPages = new StoredPages();

  /** A look through the view at what the model expects. */
  public ReadBack(MachineView view, ModelState model) {
    this.view = view;
    this.model = model;
    this.geometry = view.geometry();
    this.architecture = geometry.architecture();
  }

  /**
   * The first page found to hold what it should not, among those that the operation may have
   * touched; or null.
   *
   * <p>Looked at are: of ranges every page that an entry maps; after a fork and after what was
   * refused, every page of the spaces that shows something stored; after maintenance, and after a
   * store by the kernel, that of all spaces.
   *
   * @param carriedOut whether the implementation did not refuse it
   */
  public @Nullable Difference after(Operation operation, boolean carriedOut) {
    if (model.refusal() != null) {
      // What it names may make no sense.
      return stored(operation.space());
    }
    return switch (operation) {
      case Operation.Fork(int space, int child) -> {
        Difference difference = stored(child);
        yield difference != null ? difference : stored(space);
      }
      case Operation.Unmap(int space, long address, long pageCount) ->
          carriedOut ? null : range(space, address, pageCount);
      case Operation.Exit(int space) -> carriedOut ? null : stored(space);
      case Operation.Move(int space, long address, long pageCount, long target) -> {
        Difference difference = range(space, target, pageCount);
        yield difference != null ? difference : range(space, address, pageCount);
      }
      case Operation.DeviceWrite(int pin, _) -> pinned(pin);
      // Others that see the page show what was stored past all entries.
      case Operation.CopyOut _ -> carriedOut ? storedAnywhere() : about(operation);
      case Operation.Sync(int file) -> {
        Difference difference = carriedOut ? onStorage(file) : null;
        yield difference != null ? difference : storedAnywhere();
      }
      // They change nothing: what they see is compared by whoever lets them see it.
      case Operation.Read _, Operation.Fetch _, Operation.DeviceRead _, Operation.CopyIn _ -> null;
      default -> operation.kind().isMaintenance() ? storedAnywhere() : about(operation);
    };
  }

  /** Every page of what the operation names, if it names any. */
  private @Nullable Difference about(Operation operation) {
    return operation.kind().has(Operand.ADDRESS)
        ? range(operation.space(), operation.address(), Math.max(1, operation.pageCount()))
        : null;
  }

  /**
   * What is wrong with the page that a store is about to change, before the model knows of it: a
   * store leaves the rest of its page as it was.
   */
  public @Nullable Difference beforeStore(int space, long address) {
    return range(space, address, 1);
  }

  /**
   * What is wrong with what a device loaded or stored.
   *
   * @param pin the pin, which the model has
   * @param found {@link Machine#FAULT} when the implementation has not opened the pin as asked
   */
  public Difference ofDevice(int pin, long expected, long found) {
    long seen = found == Machine.FAULT ? NOTHING : found;
    Pinned pinned = model.before().pins().pinnedBy(pin);
    return pinned instanceof Pinned.InSpace(int space, long page)
        ? new Difference(Kind.OWN, space, page << geometry.pageShift(), expected, seen)
        : new Difference(Kind.OWN, NO_SPACE, 0, expected, seen);
  }

  private @Nullable Difference range(int space, long address, long pageCount) {
    AddressSpace expected = model.state().space(space);
    long page = address >>> geometry.pageShift();
    long end = page + pageCount;
    while (page < end) {
      long found = found(space, page);
      if (found != UNMAPPED && expected.isMapped(page)) {
        Difference difference = compare(space, page, found);
        if (difference != null) {
          return difference;
        }
      }
      page = pageCount < LONG_PAGE_COUNT ? page + 1 : nextMapped(space, page);
    }
    return null;
  }

  /** The next page that tables say something of, as far as is seen at once. */
  private long nextMapped(int space, long page) {
    long address = page << geometry.pageShift();
    long table = view.rootOf(space);
    for (int level = geometry.rootLevel(); level > 0; level--) {
      boolean isTable = table != 0 && view.tableState(table) != TableState.NONE;
      long word = isTable ? view.entryWord(geometry.entryAddress(level, table, address)) : 0;
      if (architecture.isLeaf(level, word)) {
        break;
      }
      if (!architecture.isTable(level, word)) {
        long span = geometry.spanBytes(level) >>> geometry.pageShift();
        return (page / span + 1) * span;
      }
      table = architecture.physicalAddress(word);
    }
    return page + 1;
  }

  private @Nullable Difference storedAnywhere() {
    for (int space = 0; space < model.state().spaces().end(); space++) {
      Difference difference = stored(space);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable Difference stored(int space) {
    storedPages.begin(model.state(), space);
    Difference difference = null;
    long page = storedPages.next();
    while (page != StoredPages.NONE && difference == null) {
      difference = page(space, page);
      page = storedPages.next();
    }
    return difference;
  }

  /** What the device wrote is seen by the space that has the page. */
  private @Nullable Difference pinned(int pin) {
    Pinned pinned = model.state().pins().pinnedBy(pin);
    return pinned instanceof Pinned.InSpace(int space, long page)
        ? page(space, page)
        : null;
  }

  /** What programs stored to the file before it was written back is on storage. */
  private @Nullable Difference onStorage(int file) {
    Stamps stored = model.state().files().storedIn(file);
    for (int n = 0; n < stored.size(); n++) {
      long fileIndex = stored.page(n);
      long expected = stored.stamp(n);
      long found = view.storedStamp(file, (int) fileIndex);
      // What was stored in the middle of it may have missed it.
      if (found != expected && found != model.before().files().stampAt(file, fileIndex)) {
        long address = fileIndex << geometry.pageShift();
        return new Difference(Kind.STORAGE, NO_SPACE, address, expected, found);
      }
    }
    return null;
  }

  private @Nullable Difference page(int space, long page) {
    long found = found(space, page);
    return found == UNMAPPED ? null : compare(space, page, found);
  }

  private @Nullable Difference compare(int space, long page, long found) {
    long expected = model.state().stampAt(space, page);
    return found == expected
        ? null
        : model.difference(space, page << geometry.pageShift(), expected, found);
  }

  /** What the page holds that an entry of the space maps; {@link #UNMAPPED} if none does. */
  public long found(int space, long page) {
    long word = view.leafAt(space, page << geometry.pageShift());
    // What user code cannot reach is seen when it can again.
    if (word == 0 || !architecture.leafAccess(word).isAny()) {
      return UNMAPPED;
    }
    long physical = architecture.physicalAddress(word) >>> geometry.pageShift();
    return view.isDataPage(physical) ? view.pageStamp(physical) : UNMAPPED;
  }
}
