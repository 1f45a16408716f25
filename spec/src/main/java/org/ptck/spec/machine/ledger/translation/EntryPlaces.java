package org.ptck.spec.machine.ledger.translation;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.view.EntryFacts.PositionPredicate;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.memory.FrameMap;

/** What is true of an entry at the places where its table translates user addresses. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class EntryPlaces {

  private final TableContents contents;
  private final Architecture architecture;
  private final FrameMap frames;
  private final Positions positions;
  private final CpuIndex cpus;

  public EntryPlaces(TableContents contents, Positions positions, CpuIndex cpus) {
    this.contents = contents;
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.positions = positions;
    this.cpus = cpus;
  }

  /** Whether the predicate is true of each place at which user code may do at least that. */
  public boolean isTrueOfAll(long entry, UserAccess least, PositionPredicate predicate) {
    int frame = frames.frame(entry);
    if (!frames.isTable(frame)) {
      return true;
    }
    long offset = contents.offset(frame, entry);
    positions.locate(frame);
    for (int n = 0; n < positions.count(); n++) {
      long address = positions.base(n) + offset;
      if (positions.isUserAddress(address)
          && positions.access(n).and(least) == least
          && !predicate.test(positions.space(n), address)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the predicate is true of each place at which user code may fetch instructions through
   * the entry, as far as the links above it say.
   */
  public boolean isTrueWhereExecutable(long entry, PositionPredicate predicate) {
    locate(entry);
    long offset = positions.count() == 0 ? 0 : contents.offset(frames.frame(entry), entry);
    for (int n = 0; n < positions.count(); n++) {
      long address = positions.base(n) + offset;
      if (positions.isUserAddress(address)
          && positions.access(n).isAny()
          && positions.isExecutable(n)
          && !predicate.test(positions.space(n), address)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the entry is a leaf that lets user code pass at a place beyond the user range. */
  public boolean isOpenBeyondUserRange(long entry) {
    int frame = frames.frame(entry);
    if (!contents.isEntry(frame, entry)) {
      return false;
    }
    int level = contents.tables().level(frame);
    long word = contents.words().get(level, entry);
    if (!architecture.isLeaf(level, word) || !architecture.leafAccess(word).isAny()) {
      return false;
    }
    long offset = contents.offset(frame, entry);
    positions.locateBeyond(frame);
    for (int n = 0; n < positions.count(); n++) {
      if (!positions.isUserAddress(positions.base(n) + offset) && positions.access(n).isAny()) {
        return true;
      }
    }
    return false;
  }

  /** Whether any CPU may have cached what the entry translates. */
  public boolean mayBeCached(long entry) {
    locate(entry);
    for (int n = 0; n < positions.count(); n++) {
      if (positions.mask(n) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a CPU walks a space in which the entry translates. */
  public boolean isLoadedAnywhere(long entry) {
    locate(entry);
    for (int n = 0; n < positions.count(); n++) {
      if (cpus.walking(positions.space(n)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the operation gave a space in which the entry translates its root. */
  public boolean isOfNewborn(long operation, long entry) {
    locate(entry);
    for (int n = 0; n < positions.count(); n++) {
      if (cpus.rootOperation(positions.space(n)) == operation) {
        return true;
      }
    }
    return false;
  }

  /** The places of the entry's table; none for an address that is no entry's. */
  private void locate(long entry) {
    int frame = frames.frame(entry);
    // Frame 0 is nothing, and stands nowhere.
    positions.locate(contents.isEntry(frame, entry) ? frame : 0);
  }
}
