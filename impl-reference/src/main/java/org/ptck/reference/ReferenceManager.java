package org.ptck.reference;

import java.util.function.Function;
import java.util.function.LongConsumer;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Books;
import org.ptck.reference.book.ReverseMap;
import org.ptck.reference.book.Spaces;
import org.ptck.reference.copy.CopyOnWrite;
import org.ptck.reference.copy.ForkTables;
import org.ptck.reference.copy.PageReuse;
import org.ptck.reference.copy.PrivateCopy;
import org.ptck.reference.fault.AnonymousFault;
import org.ptck.reference.fault.EntryFault;
import org.ptck.reference.fault.Fault;
import org.ptck.reference.fault.FaultLocks;
import org.ptck.reference.fault.FileFault;
import org.ptck.reference.gather.GatherFinish;
import org.ptck.reference.gather.Gathers;
import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.page.FolioReferences;
import org.ptck.reference.page.MappedPages;
import org.ptck.reference.page.ZeroPage;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.PageArithmetic;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.request.DiscardRange;
import org.ptck.reference.request.Exit;
import org.ptck.reference.request.Fork;
import org.ptck.reference.request.LoadSpace;
import org.ptck.reference.request.MapRange;
import org.ptck.reference.request.MoveRange;
import org.ptck.reference.request.PinPage;
import org.ptck.reference.request.ProtectRange;
import org.ptck.reference.request.Spawn;
import org.ptck.reference.request.SyncFile;
import org.ptck.reference.request.UnmapRange;
import org.ptck.reference.request.UnpinPage;
import org.ptck.reference.request.UserCopy;
import org.ptck.reference.table.LeafWords;
import org.ptck.reference.table.TableWalk;
import org.ptck.reference.tlb.ContextSwitch;
import org.ptck.reference.tlb.FlushTargets;
import org.ptck.reference.tlb.Flusher;
import org.ptck.reference.tlb.SpaceIds;
import org.ptck.reference.writeback.CleanEntries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * The plainest correct memory manager: checks arguments, takes the lock of the address space, and
 * hands each request to the class whose job it is.
 */
public final class ReferenceManager implements MemoryManager {

  private final Geometry geometry;
  private final MachineLocks locks;
  private final Spaces spaces;
  private final Arguments arguments;
  private final Fault fault;
  private final Spawn spawn;
  private final Exit exit;
  private final Fork fork;
  private final LoadSpace loadSpace;
  private final MapRange mapRange;
  private final UnmapRange unmapRange;
  private final DiscardRange discardRange;
  private final ProtectRange protectRange;
  private final MoveRange moveRange;
  private final SyncFile syncFile;
  private final PinPage pinPage;
  private final UnpinPage unpinPage;
  private final UserCopy userCopy;

  /** A manager of a machine without spaces. */
  public ReferenceManager(
      Geometry geometry, Hardware hardware, EntryOperations entries, Parts parts) {
    this(Platform.of(geometry, hardware, entries), parts);
  }

  private ReferenceManager(Platform platform, Parts parts) {
    this(platform, Books.of(platform), parts);
  }

  /** Makes every job from the ground up: each knows what it uses, and nothing else. */
  private ReferenceManager(Platform platform, Books books, Parts parts) {
    geometry = platform.geometry();
    locks = platform.locks();
    spaces = books.spaces();
    arguments = new Arguments(geometry);
    Hardware hardware = platform.hardware();

    // Which translations CPUs may have.
    FlushTargets flushTargets = parts.flushTargets.make(platform, books.contexts());
    Flusher flusher = parts.flusher.make(platform, flushTargets);
    SpaceIds ids = parts.spaceIds.make(platform, books.contexts(), flusher);
    ContextSwitch contextSwitch =
        new ContextSwitch(platform, books.contexts(), ids, flushTargets);

    // What is counted and marked of pages that entries map.
    ZeroPage zeroPage = parts.zeroPage.apply(hardware);
    FolioReferences references = parts.folioReferences.apply(hardware);
    MappedPages mappedPages =
        new MappedPages(
            hardware,
            books.pageCache(),
            zeroPage,
            parts.rmapRemoval.apply(hardware),
            references);
    DirtyCarry carry = parts.dirtyCarry.make(platform, books.pageCache());

    // Which spaces share a page, and when one gets a copy.
    LeafWords words = new LeafWords(geometry);
    PageReuse reuse = parts.pageReuse.apply(hardware);
    PrivateCopy copies = new PrivateCopy(hardware, mappedPages, reuse);
    CopyOnWrite copyOnWrite =
        new CopyOnWrite(
            platform,
            words,
            mappedPages,
            copies,
            reuse,
            parts.pageReplacement.make(platform, carry, flusher));
    ForkTables forkTables =
        new ForkTables(
            platform,
            words,
            mappedPages,
            copies,
            parts.forkCounts.apply(hardware),
            parts.forkPinned.apply(hardware));

    // What an access needs that faulted.
    TableWalk walk = new TableWalk(platform);
    FaultLocks faultLocks = new FaultLocks(locks, spaces);
    EntryFault entryFault =
        new EntryFault(
            platform,
            new AnonymousFault(platform, words, mappedPages, zeroPage, reuse),
            new FileFault(platform, books.pageCache(), words, mappedPages, copies),
            copyOnWrite);
    fault = new Fault(locks, spaces, walk, faultLocks, entryFault);

    // What is owed for what is taken away.
    Gathers gathers =
        new Gathers(
            platform,
            flusher,
            ids,
            mappedPages,
            carry,
            parts.linkClear.apply(platform),
            parts.deadEntries.apply(platform));
    GatherFinish finish = parts.gatherFinish;

    // What is asked for.
    PageArithmetic pages = platform.pages();
    ReverseMap reverseMap = books.reverseMap();
    spawn = new Spawn(platform, spaces, ids, zeroPage);
    exit =
        new Exit(
            spaces, reverseMap, contextSwitch, gathers, finish, parts.exitPause.apply(locks));
    fork = new Fork(platform, spaces, reverseMap, walk, forkTables, flusher, spawn, exit);
    loadSpace = new LoadSpace(locks, spaces, contextSwitch);
    mapRange = new MapRange(pages, reverseMap);
    unmapRange = new UnmapRange(pages, reverseMap, gathers, finish);
    discardRange = new DiscardRange(pages, gathers, finish);
    protectRange = new ProtectRange(platform, words, flusher);
    moveRange = new MoveRange(platform, reverseMap, walk, flusher, gathers, finish);
    CleanEntries cleanEntries =
        new CleanEntries(platform, reverseMap, parts.cleaning.make(platform, flusher));
    syncFile =
        new SyncFile(locks, books.pageCache(), parts.writeBack.make(platform, cleanEntries));
    pinPage =
        new PinPage(
            platform,
            spaces,
            books.openPins(),
            walk,
            faultLocks,
            entryFault,
            parts.pinTarget.make(platform, copyOnWrite));
    unpinPage = new UnpinPage(platform, books.openPins(), references);
    userCopy =
        parts.userCopy.make(
            new UserCopy.Uses(
                platform, spaces, walk, faultLocks, entryFault, copyOnWrite, references));
  }

  @Override
  public Outcome execute(int cpu, Operation operation) {
    Rejection reason = arguments.reason(operation);
    if (reason != null) {
      return Outcome.refused(reason);
    }
    return switch (operation) {
      case Operation.Spawn(int number) -> spawn.execute(number);
      case Operation.Exit(int number) -> inSpace(number, exit::execute);
      case Operation.Map map -> inSpace(map.space(), space -> mapRange.execute(space, map));
      case Operation.MapFile map -> inSpace(map.space(), space -> mapRange.execute(space, map));
      case Operation.Unmap unmap ->
          inSpace(unmap.space(), space -> unmapRange.execute(space, unmap));
      case Operation.Protect protect ->
          inSpace(protect.space(), space -> protectRange.execute(space, protect));
      case Operation.Move move -> inSpace(move.space(), space -> moveRange.execute(space, move));
      case Operation.Discard discard ->
          inSpace(discard.space(), space -> discardRange.execute(space, discard));
      case Operation.Sync(int file) -> syncFile.execute(file);
      case Operation.Pin pin -> pinPage.execute(pin);
      case Operation.Unpin(int pin) -> unpinPage.execute(pin);
      case Operation.Fork(int parent, int child) -> fork.execute(parent, child);
      case Operation.Load(int number) -> loadSpace.execute(cpu, number);
      case Operation.Lazy _ -> loadSpace.lazy(cpu);
      case Operation.Read _, Operation.Write _, Operation.Fetch _ -> throw notARequest(operation);
      case Operation.DeviceRead _, Operation.DeviceWrite _ -> throw notARequest(operation);
      case Operation.CopyIn _, Operation.CopyOut _ -> throw notARequest(operation);
    };
  }

  @Override
  public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
    Rejection reason = arguments.reason(new Operation.CopyIn(space, address));
    return reason == null
        ? userCopy.copyIn(space, address, loaded)
        : Outcome.refused(reason);
  }

  @Override
  public Outcome copyOut(int cpu, int space, long address, long stamp) {
    Rejection reason = arguments.reason(new Operation.CopyOut(space, address, stamp));
    return reason == null
        ? userCopy.copyOut(space, address, stamp)
        : Outcome.refused(reason);
  }

  @Override
  public Outcome fault(int cpu, int space, long address, Access access) {
    if (!Spaces.isNumber(space)) {
      return Outcome.refused(Rejection.BAD_ARGUMENT);
    }
    if (!geometry.isRange(address, 1)) {
      return Outcome.refused(Rejection.BAD_RANGE);
    }
    return fault.execute(space, address, access);
  }

  /** Carries out a request that changes a space, with the lock of the space held. */
  private Outcome inSpace(int number, Function<AddressSpace, Outcome> request) {
    locks.lockSpace(number);
    AddressSpace space = spaces.find(number);
    Outcome outcome =
        space == null ? Outcome.refused(Rejection.NO_SUCH_SPACE) : request.apply(space);
    locks.unlockSpace(number);
    return outcome;
  }

  private static IllegalArgumentException notARequest(Operation operation) {
    return new IllegalArgumentException(
        "Accesses reach a manager as faults, copies by functions of their own: " + operation);
  }
}
