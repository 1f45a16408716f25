package org.ptck.spec.machine.oracle;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Change;
import org.ptck.spec.fact.Guards;
import org.ptck.spec.fact.LockClass;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.StaleConflict;
import org.ptck.spec.fact.StaleTranslation;
import org.ptck.spec.fact.TableState;

/** A view that answers as another one does, for views that answer some questions themselves. */
abstract class ForwardingView extends ForwardingWalkers implements MachineView {

  private final MachineView other;

  ForwardingView(MachineView other) {
    super(other, other);
    this.other = other;
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
  public int folioOf(int page) {
    return other.folioOf(page);
  }

  @Override
  public int folioOrder(int folio) {
    return other.folioOrder(folio);
  }

  @Override
  public boolean isAllocated(int folio) {
    return other.isAllocated(folio);
  }

  @Override
  public int references(int folio) {
    return other.references(folio);
  }

  @Override
  public int mapcount(int page) {
    return other.mapcount(page);
  }

  @Override
  public int folioMapcount(int folio) {
    return other.folioMapcount(folio);
  }

  @Override
  public boolean isReserved(int page) {
    return other.isReserved(page);
  }

  @Override
  public boolean isExclusive(int page) {
    return other.isExclusive(page);
  }

  @Override
  public long pageStamp(int page) {
    return other.pageStamp(page);
  }

  @Override
  public int entriesMapping(int page) {
    return other.entriesMapping(page);
  }

  @Override
  public int writableEntriesMapping(int page) {
    return other.writableEntriesMapping(page);
  }

  @Override
  public int foliosAllocated() {
    return other.foliosAllocated();
  }

  @Override
  public boolean isReachableStale(int page) {
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
  public long rootOf(int space) {
    return other.rootOf(space);
  }

  @Override
  public int tablesAllocated() {
    return other.tablesAllocated();
  }

  @Override
  public boolean isMappedWithinReach(int page) {
    return other.isMappedWithinReach(page);
  }

  @Override
  public boolean isDetachedBy(int actor, long table) {
    return other.isDetachedBy(actor, table);
  }

  @Override
  public IntStream foliosLeft() {
    return other.foliosLeft();
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
  public boolean isKernelTable(long table) {
    return other.isKernelTable(table);
  }

  @Override
  public int supervisorEntriesMapping(int page) {
    return other.supervisorEntriesMapping(page);
  }

  @Override
  public long residentSupervisor(int space, int kind) {
    return other.residentSupervisor(space, kind);
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
  public int narrowedBy(int actor) {
    return other.narrowedBy(actor);
  }

  @Override
  public @Nullable StaleTranslation usableStale(int actor) {
    return other.usableStale(actor);
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
  public boolean isCopy(int folio) {
    return other.isCopy(folio);
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
  public boolean isReverseLinked(int space) {
    return other.isReverseLinked(space);
  }

  @Override
  public long unmappedLink(int space) {
    return other.unmappedLink(space);
  }

  @Override
  public int dirtyEntriesMapping(int page) {
    return other.dirtyEntriesMapping(page);
  }

  @Override
  public boolean isCached(int page) {
    return other.isCached(page);
  }

  @Override
  public int fileOf(int page) {
    return other.fileOf(page);
  }

  @Override
  public int fileIndexOf(int page) {
    return other.fileIndexOf(page);
  }

  @Override
  public long storedStamp(int file, int fileIndex) {
    return other.storedStamp(file, fileIndex);
  }

  @Override
  public boolean isFilled(int page) {
    return other.isFilled(page);
  }

  @Override
  public boolean isFolioDirty(int folio) {
    return other.isFolioDirty(folio);
  }

  @Override
  public boolean isUnderWriteBack(int folio) {
    return other.isUnderWriteBack(folio);
  }

  @Override
  public boolean isInHand(int folio) {
    return other.isInHand(folio);
  }

  @Override
  public int[] foliosCached() {
    return other.foliosCached();
  }

  @Override
  public int pinCount(int folio) {
    return other.pinCount(folio);
  }

  @Override
  public int writePinCount(int folio) {
    return other.writePinCount(folio);
  }

  @Override
  public int pinPage(int pin) {
    return other.pinPage(pin);
  }

  @Override
  public int pinSpace(int pin) {
    return other.pinSpace(pin);
  }

  @Override
  public long pinAddress(int pin) {
    return other.pinAddress(pin);
  }

  @Override
  public long resident(int space, int kind) {
    return other.resident(space, kind);
  }

  @Override
  public long residentMapped(int space, int kind) {
    return other.residentMapped(space, kind);
  }

  @Override
  public boolean isReverseMapped(int file, int fileIndex, int space, long address) {
    return other.isReverseMapped(file, fileIndex, space, address);
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
