package org.ptck.reference.request;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.book.Spaces;
import org.ptck.reference.copy.CopyOnWrite;
import org.ptck.reference.fault.EntryFault;
import org.ptck.reference.fault.FaultLocks;
import org.ptck.reference.page.FolioReferences;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.TableWalk;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/**
 * Loads and stores for user code, past every MMU: what a fault would do is done first, and the page
 * is accessed under the same lock of its table, so that nobody shares, cleans or moves it between.
 */
public class UserCopy {

  /** How to make the part for a manager that is being built. */
  @FunctionalInterface
  public interface Maker {

    /** Makes the part. */
    UserCopy make(Uses uses);
  }

  /**
   * What copies are made with.
   *
   * @param entryFault makes an entry permit an access
   * @param copyOnWrite gives a space a page of its own
   * @param references keeps folios
   */
  public record Uses(
      Platform platform,
      Spaces spaces,
      TableWalk walk,
      FaultLocks faultLocks,
      EntryFault entryFault,
      CopyOnWrite copyOnWrite,
      FolioReferences references) {}

  /** What is done to a page while its table is locked. */
  @FunctionalInterface
  protected interface Job {

    /** Does it; false when memory has run out. */
    boolean perform(Place place);
  }

  /**
   * Where the page of a user address is mapped, or is to be.
   *
   * @param table the leaf table, locked
   */
  protected record Place(AddressSpace space, Mapping mapping, long table, long address) {}

  private final Uses uses;

  /** Copies from and to pages of spaces. */
  public UserCopy(Uses uses) {
    this.uses = uses;
  }

  /** Loads from a page of the space of that number; no lock is held. */
  public final Outcome copyIn(int number, long address, LongConsumer loaded) {
    return at(
        number,
        address,
        Access.READ,
        place -> {
          boolean mapped = fault(place, Access.READ);
          if (mapped) {
            loaded.accept(uses.platform().hardware().pageRead(page(place)));
          }
          return mapped;
        });
  }

  /** Stores to a page of the space of that number; no lock is held. */
  public Outcome copyOut(int number, long address, long stamp) {
    return at(number, address, Access.WRITE, place -> store(place, stamp));
  }

  /** Whether what is mapped permits the access. */
  protected boolean permits(Mapping mapping, Access access) {
    return mapping.permission().permits(access);
  }

  /** Stores to the page at a place; false when memory has run out. */
  protected boolean store(Place place, long stamp) {
    // The fault leaves the entry dirty, and it stays so while the table is locked.
    boolean mapped = fault(place, Access.WRITE);
    if (mapped) {
      uses.platform().hardware().pageWrite(page(place), stamp);
    }
    return mapped;
  }

  /** Does what an access of user code would need; false when memory has run out. */
  protected final boolean fault(Place place, Access access) {
    return uses.entryFault()
        .resolve(place.space(), place.mapping(), place.table(), place.address(), access);
  }

  /** The address of the leaf entry of a place. */
  protected final long entry(Place place) {
    return uses.platform().geometry().entryAddress(0, place.table(), place.address());
  }

  /** What the leaf entry of a place holds. */
  protected final long word(Place place) {
    return uses.platform().entries().get(place.space().id(), 0, place.address(), entry(place));
  }

  /** The page that the entry of a place maps. */
  protected final int page(Place place) {
    return uses.platform().pages().page(word(place), entry(place));
  }

  private Outcome at(int number, long address, Access access, Job job) {
    uses.faultLocks().lock(number, address);
    Outcome outcome = locked(number, address, access, job);
    uses.faultLocks().unlock(number, address);
    return outcome;
  }

  /**
   * Does the job where the page of the address is mapped, unless the access is to be refused; the
   * locks of faults at the address are held.
   */
  protected final Outcome locked(int number, long address, Access access, Job job) {
    @Nullable AddressSpace space = uses.spaces().find(number);
    if (space == null) {
      return Outcome.refused(Rejection.NO_SUCH_SPACE);
    }
    Mapping mapping = space.mappings().at(address);
    if (mapping == null) {
      return Outcome.refused(Rejection.NOT_MAPPED);
    }
    if (!permits(mapping, access)) {
      return Outcome.refused(Rejection.NOT_PERMITTED);
    }
    long table = uses.walk().ensureLeafTable(space, address);
    if (table == 0) {
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    uses.platform().locks().lockTable(table);
    boolean done = job.perform(new Place(space, mapping, table, address));
    uses.platform().locks().unlockTable(table);
    return done ? Outcome.done() : Outcome.refused(Rejection.OUT_OF_MEMORY);
  }
}
