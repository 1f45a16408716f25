package org.ptck.spec.machine.ledger;

import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Change;
import org.ptck.spec.fact.FactGroup;
import org.ptck.spec.fact.Guards;
import org.ptck.spec.fact.LockClass;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.QueuedFlush;
import org.ptck.spec.fact.StaleConflict;
import org.ptck.spec.fact.StaleTranslation;
import org.ptck.spec.machine.lock.LockTable;
import org.ptck.spec.machine.memory.MemoryCells;

/**
 * What rules may look at, answered from the cells of a machine and from its ledger.
 *
 * <p>The questions of {@link org.ptck.spec.fact.MachineView} stand one above the other: folios,
 * tables, and here translations, mappings and locks.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LedgerView extends TableView {

  private final LockTable locks;
  private final boolean[] declared = new boolean[Capability.values().length];
  private Guards guards = Guards.UNDECLARED;
  private Set<FactGroup> answers = FactGroup.ALL;

  /** The view of a machine with that ledger and these cells. */
  public LedgerView(Ledger ledger, MemoryCells cells, LockTable locks) {
    super(ledger, cells);
    this.locks = locks;
    ledger.change.toldBy(new Touches(ledger, this));
  }

  /** Says what the implementation declares. */
  public void declare(Set<Capability> capabilities) {
    for (Capability capability : Capability.values()) {
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
    return ledger.geometry;
  }

  @Override
  public boolean declares(Capability capability) {
    return declared[capability.ordinal()];
  }

  @Override
  public Change change() {
    return ledger.change;
  }

  // ---- mappings and operations

  @Override
  public int mappingState(int space, long address) {
    return isSpace(space)
        ? ledger.permissions.stateAt(space, ledger.page(address))
        : MappingState.NONE;
  }

  @Override
  public boolean isAnythingMapped(int space, long addressFirst, long addressLast) {
    return isSpace(space)
        && ledger.permissions.isAnythingMapped(
            space, ledger.page(addressFirst), ledger.page(addressLast));
  }

  @Override
  public boolean isMappedThroughout(
      int space, long addressFirst, long addressLast, int state) {
    return isSpace(space)
        && ledger.permissions.isThroughout(
            space, ledger.page(addressFirst), ledger.page(addressLast), state);
  }

  @Override
  public boolean isReverseLinked(int space) {
    return ledger.links.isAnyOf(space);
  }

  @Override
  public long unmappedLink(int space) {
    return isSpace(space) ? ledger.unmappedLink(space) : -1;
  }

  @Override
  public boolean isAnyOperationBeside(int actor) {
    return ledger.actors.isAnyOpenBeside(actor);
  }

  @Override
  public boolean areOperationsSideBySide() {
    return ledger.actors.isOpenSideBySide();
  }

  @Override
  public boolean isWriteRequested(int actor) {
    return Actors.isActor(actor) && ledger.actors.isWriteRequested(actor);
  }

  // ---- translations

  @Override
  public boolean isReachableStale(long page) {
    if (ledger.pages.stale(page) == 0) {
      return false;
    }
    StaleSet stale = ledger.stale;
    for (int slot = 0; slot < stale.size(); slot++) {
      boolean leadsHere =
          stale.target(slot) <= page && page < stale.target(slot) + stale.count(slot);
      if (leadsHere && ledger.flushes.usableOn(slot) != 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<StaleConflict> staleConflicts(long entry) {
    return ledger.conflicts.of(entry, this::holdSame);
  }

  private boolean holdSame(long page, long other) {
    return isDataPage(page)
        && isDataPage(other)
        && pageStamp(page) == pageStamp(other);
  }

  @Override
  public int narrowedBy(int actor) {
    return Actors.isActor(actor) ? ledger.debts.incurred(actor) : 0;
  }

  @Override
  public @Nullable StaleTranslation usableStale(int actor) {
    return Actors.isActor(actor) ? ledger.flushes.usable(ledger.debts.debtor(actor)) : null;
  }

  @Override
  public boolean staleLeftOn(int cpu) {
    int space = isCpu(cpu) ? ledger.cpus.loadedSpace(cpu) : CpuIndex.NONE;
    return space != CpuIndex.NONE && ledger.flushes.isLeftOn(cpu, space);
  }

  // ---- debts

  @Override
  public boolean isFlushQueued() {
    return ledger.flushes.isQueued();
  }

  @Override
  public List<QueuedFlush> queuedFlushes() {
    return ledger.flushes.queued();
  }

  @Override
  public long referencesQueued(long folio) {
    return isDataPage(folio) ? ledger.queued.count((int) folio) : 0;
  }

  @Override
  public long folioQueued() {
    return ledger.queued.any();
  }

  // ---- walkers

  @Override
  public long walkersInside() {
    return ledger.walkers.inside();
  }

  @Override
  public long walkersIn(long table) {
    int frame = ledger.frames.frame(table);
    return ledger.frames.isTable(frame) ? ledger.walkers.in(frame) : 0;
  }

  @Override
  public long walkersPossiblyIn(long table) {
    int frame = ledger.frames.frame(table);
    return ledger.frames.isTable(frame) ? ledger.walkers.possiblyIn(frame) : 0;
  }

  @Override
  public boolean isFreeDeferred(long folio) {
    return ledger.walkers.isDeferred(folio);
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
