package org.ptck.spec.machine.ledger;

import java.util.Set;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.machine.ledger.change.HeldSpaces;
import org.ptck.spec.machine.ledger.change.LastChange;
import org.ptck.spec.machine.ledger.change.TouchedFolios;
import org.ptck.spec.machine.ledger.change.Touches;
import org.ptck.spec.machine.ledger.cpu.ActorIndex;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.cpu.InstructionIndex;
import org.ptck.spec.machine.ledger.page.DirtyEvidence;
import org.ptck.spec.machine.ledger.page.FolioIndex;
import org.ptck.spec.machine.ledger.page.InHand;
import org.ptck.spec.machine.ledger.page.PageCounts;
import org.ptck.spec.machine.ledger.page.PageIndex;
import org.ptck.spec.machine.ledger.page.QueuedReferences;
import org.ptck.spec.machine.ledger.permit.PermissionIndex;
import org.ptck.spec.machine.ledger.table.BlockIndex;
import org.ptck.spec.machine.ledger.table.DeadTables;
import org.ptck.spec.machine.ledger.table.KernelTables;
import org.ptck.spec.machine.ledger.table.LeafCounts;
import org.ptck.spec.machine.ledger.table.LeavesOfSpace;
import org.ptck.spec.machine.ledger.table.Resident;
import org.ptck.spec.machine.ledger.table.TableAccess;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.ledger.table.TableIndex;
import org.ptck.spec.machine.ledger.table.TableLinks;
import org.ptck.spec.machine.ledger.table.TablesLeft;
import org.ptck.spec.machine.ledger.table.Walkers;
import org.ptck.spec.machine.ledger.translation.Conflicts;
import org.ptck.spec.machine.ledger.translation.EntryPlaces;
import org.ptck.spec.machine.ledger.translation.FlushDebts;
import org.ptck.spec.machine.ledger.translation.GhostLinks;
import org.ptck.spec.machine.ledger.translation.GlobalTranslations;
import org.ptck.spec.machine.ledger.translation.Invalidations;
import org.ptck.spec.machine.ledger.translation.MovedRoots;
import org.ptck.spec.machine.ledger.translation.Narrowings;
import org.ptck.spec.machine.ledger.translation.OpenFlushes;
import org.ptck.spec.machine.ledger.translation.Positions;
import org.ptck.spec.machine.ledger.translation.RootMoves;
import org.ptck.spec.machine.ledger.translation.StaleSet;
import org.ptck.spec.machine.ledger.translation.Ways;
import org.ptck.spec.machine.ledger.view.LedgerIndices;
import org.ptck.spec.machine.ledger.view.LedgerView;
import org.ptck.spec.machine.lock.LockTable;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.MemoryCells;
import org.ptck.spec.machine.memory.PhysicalMemory;
import org.ptck.spec.machine.memory.PinCells;
import org.ptck.spec.machine.memory.ReverseLinks;
import org.ptck.spec.machine.memory.Store;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * Everything that events imply: who maps what, which tables can be walked to, what caches could
 * still hold.
 *
 * <p>Cost follows what an event changed. Two ledgers that were fed the same events are equal.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Ledger {

  private final Geometry geometry;
  private final FrameMap frames;
  private final Store store;

  private final ActorIndex actors = new ActorIndex();
  private final CpuIndex cpus;
  private final InstructionIndex instructions;
  private final PermissionIndex permissions = new PermissionIndex();

  private final PageIndex pages;
  private final FolioIndex folios;
  private final PinCells pins;
  private final ReverseLinks links = new ReverseLinks();
  private final QueuedReferences queued = new QueuedReferences();
  private final InHand hand;
  private final DirtyEvidence dirty;

  private final TableIndex tables;
  private final TableContents contents;
  private final BlockIndex blocks;
  private final TableAccess access;
  private final KernelTables kernel;
  private final Resident resident;
  private final Walkers walkers;
  private final TableLinks tableLinks;
  private final DeadTables dead;

  private final StaleSet stale;
  private final Narrowings narrowings;
  private final GhostLinks ghosts;
  private final MovedRoots moved;
  private final Positions positions;
  private final FlushDebts debts;
  private final GlobalTranslations globals;
  private final RootMoves roots;
  private final Invalidations invalidations;

  private final LastChange change;
  private final EntryChanges entries;
  private final FolioEvents folioEvents;
  private final LedgerIndices indices;
  private boolean idRetirement;

  /** An empty ledger for machines of that geometry and size. */
  public Ledger(Geometry geometry, MachineSize size, int cpuCountMax) {
    this(geometry, size, 0, cpuCountMax);
  }

  /** The same for machines whose memory begins at a base address. */
  public Ledger(Geometry geometry, MachineSize size, long base, int cpuCountMax) {
    this.geometry = geometry;
    this.frames = new FrameMap(geometry, size, base);
    long pageFirst = TableIndex.wordCount(frames);
    long wordFirst = pageFirst + PageIndex.wordCount(frames);
    long folioFirst = wordFirst + TableMemoryCells.wordCount(frames);
    long blockFirst = folioFirst + FolioIndex.wordCount(frames);
    long pinFirst = blockFirst + BlockIndex.wordCount(geometry, frames);
    this.store = new Store(pinFirst + PinCells.wordCount());
    this.cpus = new CpuIndex(cpuCountMax, size.idCount(cpuCountMax));
    this.instructions = new InstructionIndex(geometry);
    this.pages = new PageIndex(frames, store, pageFirst);
    this.folios = new FolioIndex(frames, store, folioFirst);
    this.pins = new PinCells(store, pinFirst);
    this.hand = new InHand(folios, Actors.COUNT_MAX);
    this.dirty = new DirtyEvidence(pages, folios, pins, hand);
    PageCounts pageCounts = new PageCounts(geometry, pages, dirty);

    this.tables = new TableIndex(store, 0);
    TableMemoryCells words = new TableMemoryCells(frames, geometry, store, wordFirst);
    this.contents = new TableContents(geometry, frames, tables, words);
    this.blocks = new BlockIndex(geometry, frames, store, blockFirst);
    this.access = new TableAccess(contents, pageCounts);
    this.kernel = new KernelTables(contents, access, cpus);
    this.resident = new Resident(contents, access, cpus, pages, folios);
    LeafCounts leaves =
        new LeafCounts(geometry.architecture(), access, pageCounts, blocks, resident);
    this.walkers = new Walkers(contents, cpus, Actors.COUNT_MAX);
    this.tableLinks = new TableLinks(contents, access, resident, leaves, kernel, walkers);
    this.dead = new DeadTables(contents, cpus, access, resident, leaves, walkers);

    this.stale = new StaleSet(pages);
    this.ghosts = new GhostLinks(tables);
    this.moved = new MovedRoots(cpus);
    this.positions = new Positions(contents, ghosts, cpus, moved);
    this.debts = new FlushDebts(actors, stale, ghosts, moved);
    this.narrowings =
        new Narrowings(contents, blocks, positions, stale, ghosts, debts);
    this.globals = new GlobalTranslations(contents, cpus, cpuCountMax);
    this.roots = new RootMoves(contents, cpus, moved, positions, narrowings, debts, dead);
    this.invalidations =
        new Invalidations(contents, cpus, stale, ghosts, narrowings, roots, dead, globals);

    this.change = new LastChange(contents, folios, hand, access, cpus);
    this.entries =
        new EntryChanges(
            contents, change, actors, folios, dirty, leaves, tableLinks, narrowings, debts);
    this.folioEvents =
        new FolioEvents(
            contents, actors, change, pages, folios, pins, links, hand, queued, dirty, resident);
    this.indices = indices();
  }

  private LedgerIndices indices() {
    Conflicts conflicts = new Conflicts(contents, cpus, positions, stale, ghosts);
    return new LedgerIndices(
        contents, actors, cpus, instructions, pages, folios, pins, links, queued, permissions,
        blocks, access,
        kernel, new TablesLeft(contents, kernel, cpus), new LeavesOfSpace(contents, cpus),
        resident, walkers, new EntryPlaces(contents, positions, cpus),
        new Ways(geometry, frames, tables, actors, cpus, ghosts), debts, globals, conflicts,
        new OpenFlushes(contents, actors, cpus, stale, ghosts, debts, conflicts), change);
  }

  /**
   * What rules may look at of a machine with these cells, whose events the ledger takes in. There
   * is one: the view that was made last tells what events touch.
   */
  public LedgerView view(MemoryCells cells, LockTable locks) {
    LedgerView view = new LedgerView(indices, cells, locks);
    change.toldBy(
        new Touches(
            view, contents, blocks, access, ghosts, queued, indices.leaves(),
            new HeldSpaces(actors, cpus), new TouchedFolios(view, pages, pins)));
    return view;
  }

  /** Forgets everything. */
  public void reset(int cpuCount, Set<Capability> capabilities) {
    reset(cpuCount, capabilities, true);
  }

  /**
   * Forgets everything.
   *
   * @param locksTold whether events tell of the locks that are declared
   */
  public void reset(int cpuCount, Set<Capability> capabilities, boolean locksTold) {
    store.reset();
    tables.reset();
    cpus.reset(cpuCount);
    stale.reset();
    narrowings.reset(capabilities.contains(Capability.EXECUTE_PERMISSION));
    globals.reset();
    ghosts.reset();
    permissions.reset();
    links.reset();
    hand.reset(!capabilities.contains(Capability.LOCKS), locksTold);
    dirty.reset(capabilities.contains(Capability.PAGE_DIRTY));
    resident.reset();
    actors.reset();
    instructions.reset();
    debts.reset(capabilities.contains(Capability.DEFERRED_FLUSH));
    queued.reset(capabilities.contains(Capability.DEFERRED_RELEASE));
    dead.reset();
    moved.reset();
    walkers.reset(capabilities);
    idRetirement = capabilities.contains(Capability.ID_RETIREMENT);
  }

  /** Says which locks guard what, from here on. */
  public void declare(Guards guards) {
    hand.declare(guards);
  }

  /** Takes in an event of a recorded trace. */
  public void apply(Event event) {
    apply(
        event.kind(), event.actor(), event.subject(), event.before(), event.after(),
        event.detail());
  }

  /** Takes in one event; its words are those that {@link EventKind} describes. */
  public void apply(
      EventKind kind, int actor, long subject, long before, long after, long detail) {
    actors.acts(actor);
    change.begin(kind, actor, subject, before, after, detail);
    hand.beginEvent();
    access.beginEvent();
    if (!kind.changing()) {
      return;
    }
    hand.found(detail == Event.FOUND && kind.canBeFound() ? actor : InHand.NOBODY);
    dirty.actor(actor);
    walkers.apply(kind, actor, subject, before, after, detail);
    if (kind == EventKind.FOLIO_FREE || kind == EventKind.TABLE_FREE) {
      actors.frees(actor);
    }
    switch (kind) {
      case ENTRY_WRITE, ENTRY_WALKED -> {
        entries.apply();
        globals.stored(change.is());
      }
      case LOCK -> hand.locked(actor, (int) before, subject);
      case UNLOCK -> hand.unlocked(actor, (int) before, subject);
      case TABLE_ALLOCATE -> {
        tables.allocate(frames.frame(subject), (int) after);
        if (actors.isBooting()) {
          tables.mark(frames.frame(subject), TableIndex.AT_BOOT);
        }
        access.begin(frames.frame(subject));
        resident.linksChanged();
      }
      case FRAME_ALLOCATE -> {
        tables.allocateUnused(frames.frame(subject));
        if (actors.isBooting()) {
          tables.mark(frames.frame(subject), TableIndex.AT_BOOT);
        }
      }
      case FRAME_FREE -> tables.useElsewhere(frames.frame(subject));
      case TABLE_FREE -> tableFreed(frames.frame(subject));
      case INVALIDATE -> {
        invalidations.invalidated(subject, before, after, detail);
        instructions.reached(actor, subject);
      }
      case TLB_INSTRUCTION -> instructions.add(actor, (int) subject, before, after, detail);
      case ROOT_SET -> rootSet(actor, (int) subject, frames.frame(before), frames.frame(after));
      case ROOT_DROP -> rootDropped((int) subject, frames.frame(before));
      case LOAD -> invalidations.loaded((int) subject, (int) after, (int) detail);
      case LAZY -> cpus.lazy((int) subject);
      case UNLOAD -> invalidations.unloaded((int) subject);
      case ID_RETIRE -> {
        // Only an implementation that declares it may rely on retiring an id.
        if (idRetirement) {
          invalidations.idRetired((int) subject);
        }
      }
      case MAPPING ->
          permissions.settle(actor, (int) detail, page(subject), before, (int) after);
      case MAPPING_CLAIM ->
          permissions.claim(actor, (int) detail, page(subject), before, (int) after);
      case OPERATION_BEGIN -> {
        actors.begin(actor, subject, after != 0, detail);
        instructions.begin(actor);
        debts.begin(actor);
        permissions.close(actor);
        hand.operationBegins(actor);
      }
      case ALLOCATION_FAILED -> actors.memoryRanOut(actor);
      case OPERATION_END -> {
        actors.end(actor);
        permissions.close(actor);
        hand.operationEnds(actor);
      }
      case FLUSHES_DEFER -> debts.defer(actor, (int) subject);
      case REFERENCES_DEFER -> queued.defer((int) after, (int) subject, detail);
      case DEBTS_TAKE -> {
        debts.take(actor, (int) subject);
        queued.take(actors.isOpen(actor) ? (int) subject : QueuedReferences.NO_QUEUE);
      }
      default -> folioEvents.apply(kind, actor, subject, before, after, detail);
    }
  }

  /** Whether both ledgers know the same. */
  public boolean contentEquals(Ledger other) {
    return store.contentEquals(other.store)
        && stale.contentEquals(other.stale)
        && globals.contentEquals(other.globals)
        && ghosts.contentEquals(other.ghosts)
        && links.contentEquals(other.links)
        && hand.contentEquals(other.hand)
        && resident.contentEquals(other.resident)
        && walkers.contentEquals(other.walkers)
        && queued.contentEquals(other.queued)
        && tables.allocatedCount() == other.tables.allocatedCount();
  }

  /**
   * The byte offset within an allocated table, {@code from} or more, of the first byte that memory
   * holds otherwise than events told; -1 if there is none.
   */
  public long firstUntold(int frame, long from, PhysicalMemory memory) {
    return contents.words()
        .firstOther(frame, geometry.tableBytes(tables.level(frame)), from, memory);
  }

  // ---- tables

  private void tableFreed(int frame) {
    // Its memory is a table no longer: what still stands in it maps nothing.
    if (tables.used(frame) > 0 && !tables.has(frame, TableIndex.DEAD)) {
      dead.dropEntries(frame);
    }
    tables.clearUsed(frame);
    contents.words().clear(frame, geometry.tableBytes(tables.level(frame)));
    tables.free(frame);
    dead.forgetRoot(frame);
    moved.forget(frame);
    resident.linksChanged();
  }

  private void rootSet(int actor, int space, int old, int frame) {
    dead.forgetRoot(frame);
    if (old == 0) {
      invalidations.reborn(space);
      cpus.setRoot(space, frame, actors.operation(actor));
    } else {
      cpus.moveRoot(space, frame);
      tables.setRoot(old, CpuIndex.NONE);
      tables.setDetacher(old, actors.operation(actor));
    }
    tables.setRoot(frame, space);
    tables.mark(frame, TableIndex.EVER_LINKED);
    resident.rootSet(space, frame);
    tableLinks.revive(frame);
    kernel.rooted(frame, old == 0 ? cpus.spacesBorn() : tables.owner(old));
    if (old != 0) {
      roots.moved(actor, space, old, frame);
    }
  }

  private void rootDropped(int space, int frame) {
    resident.rootDropped(space);
    cpus.dropRoot(space);
    tables.setRoot(frame, CpuIndex.NONE);
    dead.addRoot(space, frame);
    roots.dropped(space);
  }

  private long page(long address) {
    return address >>> geometry.pageShift();
  }
}
