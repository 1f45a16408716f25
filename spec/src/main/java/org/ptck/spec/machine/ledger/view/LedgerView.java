package org.ptck.spec.machine.ledger.view;

import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.QueuedFlush;
import org.ptck.spec.fact.view.StaleConflict;
import org.ptck.spec.fact.view.StaleTranslation;
import org.ptck.spec.machine.ledger.change.LastChange;
import org.ptck.spec.machine.ledger.cpu.ActorIndex;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.cpu.InstructionIndex;
import org.ptck.spec.machine.ledger.page.PageIndex;
import org.ptck.spec.machine.ledger.page.QueuedReferences;
import org.ptck.spec.machine.ledger.permit.PermissionIndex;
import org.ptck.spec.machine.ledger.table.Walkers;
import org.ptck.spec.machine.ledger.translation.Conflicts;
import org.ptck.spec.machine.ledger.translation.FlushDebts;
import org.ptck.spec.machine.ledger.translation.GlobalTranslations;
import org.ptck.spec.machine.ledger.translation.OpenFlushes;
import org.ptck.spec.machine.lock.LockTable;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MemoryCells;
import org.ptck.spec.machine.memory.ReverseLinks;

/**
 * What rules may look at, answered from the cells of a machine and from its ledger.
 *
 * <p>The questions of {@link org.ptck.spec.fact.view.MachineView} stand one above the other:
 * folios, tables, and here translations, mappings and locks.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LedgerView extends TableView {

  private static final Capability[] CAPABILITIES = Capability.values();

  private final Geometry geometry;
  private final FrameMap frames;
  private final int pageShift;
  private final ActorIndex actors;
  private final CpuIndex cpus;
  private final InstructionIndex instructions;
  private final GlobalTranslations globals;
  private final PageIndex pages;
  private final ReverseLinks links;
  private final QueuedReferences queued;
  private final PermissionIndex permissions;
  private final Walkers walkers;
  private final FlushDebts debts;
  private final Conflicts conflicts;
  private final OpenFlushes flushes;
  private final LastChange change;
  private final LockTable locks;
  private final Conflicts.Memory sameContents = this::holdSame;
  private final boolean[] declared = new boolean[CAPABILITIES.length];
  private Guards guards = Guards.UNDECLARED;
  private Set<FactGroup> answers = FactGroup.ALL;

  /** The view of a machine with these cells, for which those indices are kept. */
  public LedgerView(LedgerIndices indices, MemoryCells cells, LockTable locks) {
    super(indices, cells);
    this.geometry = indices.contents().geometry();
    this.frames = indices.contents().frames();
    this.pageShift = geometry.pageShift();
    this.actors = indices.actors();
    this.cpus = indices.cpus();
    this.instructions = indices.instructions();
    this.globals = indices.globals();
    this.pages = indices.pages();
    this.links = indices.links();
    this.queued = indices.queued();
    this.permissions = indices.permissions();
    this.walkers = indices.walkers();
    this.debts = indices.debts();
    this.conflicts = indices.conflicts();
    this.flushes = indices.flushes();
    this.change = indices.change();
    this.locks = locks;
  }

  /** Says what the implementation declares. */
  public void declare(Set<Capability> capabilities) {
    for (Capability capability : CAPABILITIES) {
      declared[capability.ordinal()] = capabilities.contains(capability);
    }
  }

  /** Says which locks guard what. */
  public void declare(Guards newGuards) {
    guards = newGuards;
  }

  /** Says of which groups no event tells; before, there is none. */
  public void lack(Set<FactGroup> groups) {
    answers = FactGroup.missing(FactGroup.ALL, groups);
  }

  @Override
  public Set<FactGroup> answers() {
    return answers;
  }

  @Override
  public Geometry geometry() {
    return geometry;
  }

  @Override
  public boolean declares(Capability capability) {
    return declared[capability.ordinal()];
  }

  @Override
  public Change change() {
    return change;
  }

  // ---- mappings and operations

  @Override
  public int mappingState(int space, long address) {
    return isSpace(space)
        ? permissions.stateAt(space, address >>> pageShift)
        : MappingState.NONE;
  }

  @Override
  public boolean isAnythingMapped(int space, long addressFirst, long addressLast) {
    return isSpace(space)
        && permissions.isAnythingMapped(
            space, addressFirst >>> pageShift, addressLast >>> pageShift);
  }

  @Override
  public boolean isMappedThroughout(
      int space, long addressFirst, long addressLast, int state) {
    return isSpace(space)
        && permissions.isThroughout(
            space, addressFirst >>> pageShift, addressLast >>> pageShift, state);
  }

  @Override
  public boolean isReverseLinked(int space) {
    return links.isAnyOf(space);
  }

  @Override
  public long unmappedLink(int space) {
    return isSpace(space) ? firstUnmapped(space) : -1;
  }

  /** The first address of a reverse link of the space where nothing is mapped; -1 if none. */
  private long firstUnmapped(int space) {
    for (int slot = 0; slot < links.count(); slot++) {
      if (links.space(slot) == space) {
        long first = links.page(slot);
        long unmapped =
            permissions.firstUnmapped(space, first, first + links.pageCount(slot));
        if (unmapped >= 0) {
          return unmapped << pageShift;
        }
      }
    }
    return -1;
  }

  @Override
  public boolean isAnyOperationBeside(int actor) {
    return actors.isAnyOpenBeside(actor);
  }

  @Override
  public boolean areOperationsSideBySide() {
    return actors.isOpenSideBySide();
  }

  @Override
  public boolean isWriteRequested(int actor) {
    return Actors.isActor(actor) && actors.isWriteRequested(actor);
  }

  // ---- translations

  @Override
  public boolean isReachableStale(long page) {
    return pages.stale(page) != 0 && flushes.isUsableFor(page);
  }

  @Override
  public List<StaleConflict> staleConflicts(long entry) {
    return conflicts.of(entry, sameContents);
  }

  private boolean holdSame(long page, long other) {
    return isDataPage(page)
        && isDataPage(other)
        && pageStamp(page) == pageStamp(other);
  }

  @Override
  public List<String> instructionsOf(int actor) {
    return Actors.isActor(actor) ? instructions.texts(actor) : List.of();
  }

  @Override
  public @Nullable StaleTranslation globalLeftOn(int cpu) {
    return cpu >= 0 && cpu < cpus.cpuCount() ? globals.usableOn(cpu) : null;
  }

  @Override
  public int narrowedBy(int actor) {
    return Actors.isActor(actor) ? debts.incurred(actor) : 0;
  }

  @Override
  public @Nullable StaleTranslation usableStale(int actor) {
    return Actors.isActor(actor) ? flushes.usable(debts.debtor(actor)) : null;
  }

  @Override
  public boolean staleLeftOn(int cpu) {
    int space = cpu >= 0 && cpu < cpus.cpuCount() ? cpus.loadedSpace(cpu) : CpuIndex.NONE;
    return space != CpuIndex.NONE && flushes.isLeftOn(cpu, space);
  }

  // ---- debts

  @Override
  public boolean isFlushQueued() {
    return flushes.isQueued();
  }

  @Override
  public List<QueuedFlush> queuedFlushes() {
    return flushes.queued();
  }

  @Override
  public long referencesQueued(long folio) {
    return isDataPage(folio) ? queued.count((int) folio) : 0;
  }

  @Override
  public long folioQueued() {
    return queued.any();
  }

  // ---- walkers

  @Override
  public long walkersInside() {
    return walkers.inside();
  }

  @Override
  public long walkersIn(long table) {
    int frame = frames.frame(table);
    return frames.isTable(frame) ? walkers.in(frame) : 0;
  }

  @Override
  public long walkersPossiblyIn(long table) {
    int frame = frames.frame(table);
    return frames.isTable(frame) ? walkers.possiblyIn(frame) : 0;
  }

  @Override
  public boolean isFreeDeferred(long folio) {
    return walkers.isDeferred(folio);
  }

  // ---- locks

  @Override
  public int locksHeld(int actor) {
    return Actors.isActor(actor) ? locks.heldCount(actor) : 0;
  }

  @Override
  public boolean holds(int actor, LockClass lockClass, long object) {
    return Actors.isActor(actor) && locks.holds(actor, lockClass.ordinal(), object);
  }

  @Override
  public boolean holdsExclusively(int actor, LockClass lockClass, long object) {
    return Actors.isActor(actor) && locks.holdsExclusively(actor, lockClass.ordinal(), object);
  }

  @Override
  public boolean holdsInnerThan(int actor, LockClass lockClass) {
    return Actors.isActor(actor) && locks.holdsInnerThan(actor, lockClass.ordinal());
  }

  @Override
  public boolean wasTakenExclusively(int actor, LockClass lockClass, long object) {
    return Actors.isActor(actor)
        && locks.wasTakenExclusively(actor, lockClass.ordinal(), object);
  }

  @Override
  public Guards guards() {
    return guards;
  }
}
