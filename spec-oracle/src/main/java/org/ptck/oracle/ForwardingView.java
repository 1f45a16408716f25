package org.ptck.oracle;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.StaleConflict;
import org.ptck.spec.fact.view.StaleTranslation;
import org.ptck.spec.fact.view.TableState;

/** A view that answers as another one does, for views that answer some questions themselves. */
abstract class ForwardingView extends ForwardingFolios implements MachineView {

  private final MachineView other;

  ForwardingView(MachineView other) {
    super(other);
    this.other = other;
  }

  @Override
  public Set<FactGroup> answers() {
    return other.answers();
  }

  @Override
  public Geometry geometry() {
    return other.geometry();
  }

  @Override
  public Change change() {
    return other.change();
  }

  @Override
  public boolean declares(Capability capability) {
    return other.declares(capability);
  }

  @Override
  public boolean isDataPage(long page) {
    return other.isDataPage(page);
  }

  @Override
  public int entriesMapping(long page) {
    return other.entriesMapping(page);
  }

  @Override
  public int writableEntriesMapping(long page) {
    return other.writableEntriesMapping(page);
  }

  @Override
  public boolean isReachableStale(long page) {
    return other.isReachableStale(page);
  }

  @Override
  public TableState tableState(long table) {
    return other.tableState(table);
  }

  @Override
  public int tableLevel(long table) {
    return other.tableLevel(table);
  }

  @Override
  public boolean wasLinked(long table) {
    return other.wasLinked(table);
  }

  @Override
  public int linkCount(long table) {
    return other.linkCount(table);
  }

  @Override
  public int entriesUsed(long table) {
    return other.entriesUsed(table);
  }

  @Override
  public boolean isWalkable(long table) {
    return other.isWalkable(table);
  }

  @Override
  public boolean isCachedPath(long table) {
    return other.isCachedPath(table);
  }

  @Override
  public boolean isHeld(int space) {
    return other.isHeld(space);
  }

  @Override
  public long rootOf(int space) {
    return other.rootOf(space);
  }

  @Override
  public int tablesAllocated() {
    return other.tablesAllocated();
  }

  @Override
  public boolean isMappedWithinReach(long page) {
    return other.isMappedWithinReach(page);
  }

  @Override
  public boolean isDetachedBy(int actor, long table) {
    return other.isDetachedBy(actor, table);
  }

  @Override
  public LongStream tablesLeft() {
    return other.tablesLeft();
  }

  @Override
  public int tablesToFree() {
    return other.tablesToFree();
  }

  @Override
  public boolean isMappedByKernel(long page) {
    return other.isMappedByKernel(page);
  }

  @Override
  public LongStream framesUnused() {
    return other.framesUnused();
  }

  @Override
  public boolean isKernelTable(long table) {
    return other.isKernelTable(table);
  }

  @Override
  public int supervisorEntriesMapping(long page) {
    return other.supervisorEntriesMapping(page);
  }

  @Override
  public long entryWord(long entry) {
    return other.entryWord(entry);
  }

  @Override
  public long tableOf(long entry) {
    return other.tableOf(entry);
  }

  @Override
  public boolean atEveryPosition(long entry, PositionPredicate predicate) {
    return other.atEveryPosition(entry, predicate);
  }

  @Override
  public boolean atEveryWritablePosition(long entry, PositionPredicate predicate) {
    return other.atEveryWritablePosition(entry, predicate);
  }

  @Override
  public boolean atEveryExecutablePosition(long entry, PositionPredicate predicate) {
    return other.atEveryExecutablePosition(entry, predicate);
  }

  @Override
  public boolean isOpenBeyondUserRange(long entry) {
    return other.isOpenBeyondUserRange(entry);
  }

  @Override
  public boolean isKernelEntry(long entry) {
    return other.isKernelEntry(entry);
  }

  @Override
  public UserAccess userAccess(long entry, long word) {
    return other.userAccess(entry, word);
  }

  @Override
  public int mappingState(int space, long address) {
    return other.mappingState(space, address);
  }

  @Override
  public boolean isAnythingMapped(int space, long addressFirst, long addressLast) {
    return other.isAnythingMapped(space, addressFirst, addressLast);
  }

  @Override
  public boolean isMappedThroughout(
      int space, long addressFirst, long addressLast, int state) {
    return other.isMappedThroughout(space, addressFirst, addressLast, state);
  }

  @Override
  public long leafAt(int space, long address) {
    return other.leafAt(space, address);
  }

  @Override
  public List<StaleConflict> staleConflicts(long entry) {
    return other.staleConflicts(entry);
  }

  @Override
  public List<String> instructionsOf(int actor) {
    return other.instructionsOf(actor);
  }

  @Override
  public int narrowedBy(int actor) {
    return other.narrowedBy(actor);
  }

  @Override
  public @Nullable StaleTranslation usableStale(int actor) {
    return other.usableStale(actor);
  }

  @Override
  public @Nullable StaleTranslation globalLeftOn(int cpu) {
    return other.globalLeftOn(cpu);
  }

  @Override
  public boolean staleLeftOn(int cpu) {
    return other.staleLeftOn(cpu);
  }

  @Override
  public int locksHeld(int actor) {
    return other.locksHeld(actor);
  }

  @Override
  public boolean holds(int actor, LockClass lockClass, long object) {
    return other.holds(actor, lockClass, object);
  }

  @Override
  public boolean holdsExclusively(int actor, LockClass lockClass, long object) {
    return other.holdsExclusively(actor, lockClass, object);
  }

  @Override
  public boolean holdsInnerThan(int actor, LockClass lockClass) {
    return other.holdsInnerThan(actor, lockClass);
  }

  @Override
  public boolean wasTakenExclusively(int actor, LockClass lockClass, long object) {
    return other.wasTakenExclusively(actor, lockClass, object);
  }

  @Override
  public Guards guards() {
    return other.guards();
  }

  @Override
  public boolean isStillborn(int space) {
    return other.isStillborn(space);
  }

  @Override
  public boolean isOfNewborn(int actor, long entry) {
    return other.isOfNewborn(actor, entry);
  }

  @Override
  public int dirtyEntriesMapping(long page) {
    return other.dirtyEntriesMapping(page);
  }

  @Override
  public boolean isAnyOperationBeside(int actor) {
    return other.isAnyOperationBeside(actor);
  }

  @Override
  public boolean areOperationsSideBySide() {
    return other.areOperationsSideBySide();
  }

  @Override
  public boolean isWriteRequested(int actor) {
    return other.isWriteRequested(actor);
  }

  @Override
  public long blockOf(long entry) {
    return other.blockOf(entry);
  }

  @Override
  public int contiguousEntries(long block) {
    return other.contiguousEntries(block);
  }

  @Override
  public boolean mayBeCached(long entry) {
    return other.mayBeCached(entry);
  }

  @Override
  public boolean isLoadedAnywhere(long entry) {
    return other.isLoadedAnywhere(entry);
  }
}
