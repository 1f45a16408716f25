package org.ptck.spec.machine.ledger;

import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Guards;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineSize;
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
public final class Ledger {

  final Geometry geometry;
  final Architecture architecture;
  final FrameMap frames;
  final ActorIndex actors = new ActorIndex();
  final PermissionIndex permissions = new PermissionIndex();
  final TableIndex tables;
  final PageIndex pages;
  final CpuIndex cpus;
  final StaleSet stale;
  final GhostLinks ghosts;
  final Positions positions;
  final TableMemoryCells words;
  final FolioIndex folios;
  final BlockIndex blocks;
  final PinCells pins;
  final ReverseLinks links = new ReverseLinks();
  final InHand hand;
  final DirtyEvidence dirty;
  final TableAccess access;
  final KernelTables kernel;
  final Resident resident;
  final Narrowings narrowings;
  final Conflicts conflicts;

  private final Store store;
  private final FolioEvents folioEvents;
  private final DeadTables dead;
  private final Invalidations invalidations;
  private boolean idRetirement;

  /** An empty ledger for machines of that geometry and size. */
  public Ledger(Geometry geometry, MachineSize size, int cpuCountMax) {
    this(geometry, size, 0, cpuCountMax);
  }

  /** The same for machines whose memory begins at a base address. */
  public Ledger(Geometry geometry, MachineSize size, long base, int cpuCountMax) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.frames = new FrameMap(geometry, size, base);
    long pageFirst = TableIndex.wordCount(frames);
    long wordFirst = pageFirst + PageIndex.wordCount(frames);
    long folioFirst = wordFirst + TableMemoryCells.wordCount(frames);
    long blockFirst = folioFirst + FolioIndex.wordCount(frames);
    long pinFirst = blockFirst + BlockIndex.wordCount(geometry, frames);
    this.store = new Store(pinFirst + PinCells.wordCount());
    this.tables = new TableIndex(store, 0);
    this.pages = new PageIndex(frames, store, pageFirst);
    this.words = new TableMemoryCells(frames, geometry, store, wordFirst);
    this.folios = new FolioIndex(frames, store, folioFirst);
    this.blocks = new BlockIndex(geometry, frames, store, blockFirst);
    this.pins = new PinCells(store, pinFirst);
    this.cpus = new CpuIndex(cpuCountMax, size.idCount(cpuCountMax));
    this.stale = new StaleSet(pages);
    this.ghosts = new GhostLinks(tables);
    this.positions = new Positions(this);
    this.access = new TableAccess(this);
    this.kernel = new KernelTables(this);
    this.hand = new InHand(folios, Actors.COUNT_MAX);
    this.dirty = new DirtyEvidence(pages, folios, pins, hand);
    this.resident = new Resident(this);
    this.narrowings = new Narrowings(this);
    this.conflicts = new Conflicts(this);
    this.folioEvents = new FolioEvents(this);
    this.dead = new DeadTables(this);
    this.invalidations = new Invalidations(this, dead);
  }

  /** Forgets everything. */
  public void reset(int cpuCount, Set<Capability> capabilities) {
    store.reset();
    tables.reset();
    cpus.reset(cpuCount);
    stale.reset();
    ghosts.reset();
    permissions.reset();
    links.reset();
    hand.reset(!capabilities.contains(Capability.LOCKS));
    dirty.reset(capabilities.contains(Capability.PAGE_DIRTY));
    resident.reset();
    actors.reset();
    dead.reset();
    idRetirement = capabilities.contains(Capability.ID_RETIREMENT);
  }

  /** Says which locks guard what, from here on. */
  public void declare(Guards guards) {
    hand.declare(guards);
  }

  /** Takes in an event of a recorded trace. */
  public void apply(Event event) {
    apply(
        event.kind(), event.actor(), event.subject(), event.before(), event.after(), event.detail());
  }

  /** Takes in one event; its words are those that {@link EventKind} describes. */
  public void apply(
      EventKind kind, int actor, long subject, long before, long after, long detail) {
    hand.beginEvent();
    access.beginEvent();
    hand.found(detail == Event.FOUND && kind.canBeFound() ? actor : InHand.NOBODY);
    dirty.actor(actor);
    switch (kind) {
      case ENTRY_WRITE, ENTRY_WALKED -> entryChanged(actor, subject, before, after);
      case LOCK -> hand.locked(actor, (int) before, subject);
      case UNLOCK -> hand.unlocked(actor, (int) before, subject);
      case TABLE_ALLOCATE -> {
        tables.allocate(frames.frame(subject), (int) after);
        access.begin(frames.frame(subject));
        resident.linksChanged();
      }
      case TABLE_FREE -> tableFreed(frames.frame(subject));
      case INVALIDATE -> invalidations.invalidated(subject, before, after, detail);
      case ROOT_SET -> rootSet(actor, (int) subject, frames.frame(after));
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
        actors.begin(actor, subject, after != 0);
        permissions.close(actor);
        hand.operationBegins(actor);
      }
      case ALLOCATION_FAILED -> actors.memoryRanOut(actor);
      case OPERATION_END -> {
        actors.end(actor);
        permissions.close(actor);
        hand.operationEnds(actor);
      }
      default -> folioEvents.apply(kind, subject, before, after, detail);
    }
  }

  /** Whether both ledgers know the same. */
  public boolean contentEquals(Ledger other) {
    return store.contentEquals(other.store)
        && stale.contentEquals(other.stale)
        && ghosts.contentEquals(other.ghosts)
        && links.contentEquals(other.links)
        && hand.contentEquals(other.hand)
        && resident.contentEquals(other.resident)
        && tables.allocatedCount() == other.tables.allocatedCount();
  }

  boolean isStillborn(int space) {
    return cpus.rootOf(space) != 0 && actors.isOutOfMemory(cpus.rootOperation(space));
  }

  /** The first address of a reverse link of the space where nothing is mapped; -1 if none. */
  long unmappedLink(int space) {
    for (int slot = 0; slot < links.count(); slot++) {
      if (links.space(slot) == space) {
        long first = links.page(slot);
        long unmapped =
            permissions.firstUnmapped(space, first, first + links.pageCount(slot));
        if (unmapped >= 0) {
          return unmapped << geometry.pageShift();
        }
      }
    }
    return -1;
  }

  /** The word of an entry, as events told it; 0 for an address that is no entry's. */
  long word(long entry) {
    int frame = frames.frame(entry);
    if (!frames.isTable(frame)
        || entry - frames.address(frame) >= geometry.tableBytes(tables.level(frame))) {
      return 0;
    }
    return words.get(tables.level(frame), entry);
  }

  /**
   * The byte offset within an allocated table, {@code from} or more, of the first byte that memory
   * holds otherwise than events told; -1 if there is none.
   */
  public long firstUntold(int frame, long from, PhysicalMemory memory) {
    return words.firstOther(frame, geometry.tableBytes(tables.level(frame)), from, memory);
  }

  // ---- entries

  private void entryChanged(int actor, long entry, long before, long after) {
    int frame = frames.frame(entry);
    if (!tables.has(frame, TableIndex.ALLOCATED)) {
      // Hardware on an old path: what stands in a freed table is forgotten when it is reused.
      return;
    }
    int level = tables.level(frame);
    words.set(level, entry, after);
    if (tables.has(frame, TableIndex.DEAD)) {
      return;
    }
    boolean emptyBefore = architecture.isEmpty(before);
    boolean emptyAfter = architecture.isEmpty(after);
    if (emptyBefore != emptyAfter) {
      tables.addUsed(frame, emptyBefore ? 1 : -1);
    }
    long target = architecture.target(before, entry);
    boolean sameTarget = target == architecture.target(after, entry);
    boolean leafAfter = architecture.isLeaf(level, after);
    if (architecture.isLeaf(level, before)) {
      boolean stays = sameTarget && leafAfter;
      if (stays) {
        leafAltered(frame, level, entry, before, after);
      } else {
        countLeaf(frame, level, entry, before, -1);
        if (leafAfter) {
          countLeaf(frame, level, entry, after, 1);
        }
      }
      narrowings.leafChanged(actor, frame, level, entry, before, after, stays);
    } else if (leafAfter) {
      countLeaf(frame, level, entry, after, 1);
    }
    boolean linkBefore = architecture.isTable(level, before);
    boolean linkAfter = architecture.isTable(level, after);
    if (linkBefore && !(linkAfter && sameTarget)) {
      unlinked(actor, frame, level, entry, before, frames.frame(target));
    }
    if (linkAfter && !(linkBefore && sameTarget)) {
      linked(entry, after, frames.frame(architecture.physicalAddress(after)));
    }
    if (linkAfter && linkBefore && sameTarget) {
      linkAltered(actor, frame, level, entry, before, after, frames.frame(target));
    }
  }

  /** A leaf that leads where it led has other attributes. */
  private void leafAltered(int frame, int level, long entry, long before, long after) {
    long pageCount = geometry.spanBytes(level) >>> geometry.pageShift();
    long first = page(architecture.target(after, entry));
    UserAccess was = access.through(frame, level, entry, before);
    UserAccess is = access.through(frame, level, entry, after);
    if (was.isAny() != is.isAny()) {
      pages.addEntries(first, pageCount, is.isAny() ? 1 : -1);
      pages.addSupervisor(first, pageCount, is.isAny() ? -1 : 1);
    }
    if (architecture.leafAccess(before).isAny() != architecture.leafAccess(after).isAny()) {
      resident.leaf(frame, level, entry, before, -1);
      resident.leaf(frame, level, entry, after, 1);
    }
    boolean writable = is == UserAccess.WRITE;
    if (writable != (was == UserAccess.WRITE)) {
      pages.addWritable(first, pageCount, writable ? 1 : -1);
    }
    boolean saysDirty = architecture.isDirty(after);
    if (is != UserAccess.OUTSIDE && saysDirty != architecture.isDirty(before)) {
      dirty.addEntries(first, pageCount, saysDirty ? 1 : -1);
    }
    boolean part = blocks.isPart(level, after);
    if (part != blocks.isPart(level, before)) {
      blocks.add(frame, level, entry, part ? 1 : -1);
    }
  }

  /** A leaf counts {@code delta} times more. */
  void countLeaf(int frame, int level, long entry, long word, int delta) {
    countPages(level, entry, word, access.through(frame, level, entry, word), delta);
    if (blocks.isPart(level, word)) {
      blocks.add(frame, level, entry, delta);
    }
    resident.leaf(frame, level, entry, word, delta);
  }

  /** The pages of a leaf that user code may use so are counted {@code delta} times more. */
  void countPages(int level, long entry, long word, UserAccess through, int delta) {
    if (through == UserAccess.OUTSIDE) {
      return;
    }
    long pageCount = geometry.spanBytes(level) >>> geometry.pageShift();
    long first = page(architecture.target(word, entry));
    if (through.isAny()) {
      pages.addEntries(first, pageCount, delta);
    } else {
      pages.addSupervisor(first, pageCount, delta);
    }
    if (through == UserAccess.WRITE) {
      pages.addWritable(first, pageCount, delta);
    }
    if (architecture.isDirty(word)) {
      dirty.addEntries(first, pageCount, delta);
    }
  }

  // ---- tables

  void linked(long entry, long word, int child) {
    if (frames.isTable(child)) {
      int parent = frames.frame(entry);
      tables.addParent(child, entry);
      tables.mark(child, TableIndex.EVER_LINKED);
      if (tables.has(child, TableIndex.DEAD)) {
        // Counts again, entry by entry.
        resident.linksChanged();
        dead.revive(child);
      } else {
        resident.subtree(parent, entry, word, child, 1);
        access.linksChanged(child);
      }
      kernel.linked(parent, tables.level(parent), entry, word, child);
    }
  }

  private void unlinked(int actor, int frame, int level, long entry, long word, int child) {
    if (!frames.isTable(child)) {
      return;
    }
    resident.subtree(frame, entry, word, child, -1);
    tables.removeParent(child, entry);
    if (tables.parentCount(child) == 0) {
      tables.setDetacher(child, actors.operation(actor));
    }
    access.linksChanged(child);
    positions.locate(frame);
    long offset = indexOf(frame, level, entry) << geometry.spanShift(level);
    for (int n = 0; n < positions.count(); n++) {
      long base = positions.base(n) + offset;
      if (positions.mask(n) != 0 && positions.isUserAddress(base)) {
        narrowings.pathNarrowed(
            actor,
            positions.space(n),
            base,
            geometry.spanBytes(level),
            child,
            positions.mask(n),
            positions.access(n).and(architecture.linkAccess(level, word)));
      }
    }
  }

  /** A link that leads where it led may permit something else. */
  private void linkAltered(
      int actor, int frame, int level, long entry, long before, long after, int child) {
    boolean same =
        architecture.linkAccess(level, before) == architecture.linkAccess(level, after);
    if (same || !frames.isTable(child)) {
      return;
    }
    resident.subtree(frame, entry, before, child, -1);
    resident.subtree(frame, entry, after, child, 1);
    access.linksChanged(child);
    narrowings.linkChanged(actor, frame, level, entry, before, after);
    kernel.linked(frame, level, entry, after, child);
  }

  private void tableFreed(int frame) {
    // Its memory is a table no longer: what still stands in it maps nothing.
    if (tables.used(frame) > 0 && !tables.has(frame, TableIndex.DEAD)) {
      dead.dropEntries(frame);
    }
    tables.clearUsed(frame);
    words.clear(frame, geometry.tableBytes(tables.level(frame)));
    tables.free(frame);
    dead.forgetRoot(frame);
    resident.linksChanged();
  }

  private void rootSet(int actor, int space, int frame) {
    invalidations.dropStale(space, -1L);
    dead.forgetRoot(frame);
    cpus.setRoot(space, frame, actors.operation(actor));
    tables.setRoot(frame, space);
    tables.mark(frame, TableIndex.EVER_LINKED);
    resident.rootSet(space, frame);
    dead.revive(frame);
    kernel.rooted(frame);
  }

  private void rootDropped(int space, int frame) {
    resident.rootDropped(space);
    cpus.dropRoot(space);
    tables.setRoot(frame, CpuIndex.NONE);
    dead.addRoot(space, frame);
  }

  private long indexOf(int frame, int level, long entry) {
    return (entry - frames.address(frame)) >>> geometry.entryShift(level);
  }

  long page(long address) {
    return address >>> geometry.pageShift();
  }
}
