package org.ptck.spec.model;

import static org.ptck.spec.fact.Sharing.SHARED;

import org.apiguardian.api.API;
import org.ptck.spec.model.PinnedPages.Pinned;

/**
 * All that programs and devices can see: the address spaces that exist, by number, the files, and
 * the pages that are pinned.
 *
 * <p>Immutable. Two states are equal exactly if programs cannot tell them apart (and the folio
 * orders asked for agree); comparing costs what they hold, so never do it at every step.
 *
 * @param spaces the address spaces that exist
 * @param files what files hold
 * @param pins the pins that are open
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SystemState(
    Numbered<AddressSpace> spaces, FileContents files, PinnedPages pins) {

  /** Nothing exists yet: the state in which every scenario starts. */
  public static final SystemState EMPTY =
      new SystemState(Numbered.none(), FileContents.EMPTY, PinnedPages.NONE);

  /** Whether the space exists. */
  public boolean exists(int space) {
    return spaces.has(space);
  }

  /** The space of that number; an empty one where none exists. */
  public AddressSpace space(int space) {
    AddressSpace found = spaces.find(space);
    return found == null ? AddressSpace.EMPTY : found;
  }

  /** The stamp that a load from the page of the space observes; 0 where nothing is mapped. */
  public long stampAt(int space, long page) {
    return space(space).stampAt(page, files);
  }

  /** The stamp that a device reads from what it has pinned. */
  public long stampOf(Pinned pinned) {
    return switch (pinned) {
      case Pinned.InSpace(int space, long page) -> stampAt(space, page);
      case Pinned.InFile(int file, long fileIndex) -> files.stampAt(file, fileIndex);
      case Pinned.Orphan(int number) -> pins.orphanStamp(number);
    };
  }

  /** After a store to the page of the space: to the file that is shared there, or privately. */
  SystemState write(int space, long page, long stamp) {
    return switch (space(space).backingOf(page)) {
      case Backing.FilePages(int file, long fileIndex, var sharing) when sharing == SHARED ->
          with(files.write(file, fileIndex, stamp));
      default -> with(space, space(space).write(page, stamp));
    };
  }

  /** After a device wrote to what it has pinned. */
  SystemState write(Pinned pinned, long stamp) {
    return switch (pinned) {
      case Pinned.InSpace(int space, long page) -> with(space, space(space).write(page, stamp));
      case Pinned.InFile(int file, long fileIndex) -> with(files.write(file, fileIndex, stamp));
      case Pinned.Orphan(int number) -> with(pins.writeOrphan(number, stamp));
    };
  }

  /** This state with one page as the other has it: of a space that both have, or of its file. */
  SystemState withPageOf(SystemState other, int space, long page) {
    if (!exists(space) || !other.exists(space)) {
      return this;
    }
    SystemState mixed = with(space, space(space).withPageOf(other.space(space), page));
    return other.space(space)
        .backingOf(page) instanceof Backing.FilePages(var file, var at, var how)
        && how == SHARED
            ? mixed.with(files.write(file, at, other.files.stampAt(file, at)))
            : mixed;
  }

  /** After the space let go of the pages that are private to it in the range. */
  SystemState orphaning(int space, long start, long end) {
    return pins.open().isEmpty()
        ? this
        : with(pins.orphan(space, space(space), start, end, files));
  }

  SystemState with(int space, AddressSpace value) {
    return new SystemState(spaces.with(space, value), files, pins);
  }

  SystemState without(int space) {
    return new SystemState(spaces.without(space), files, pins);
  }

  SystemState with(PinnedPages other) {
    return new SystemState(spaces, files, other);
  }

  private SystemState with(FileContents other) {
    return new SystemState(spaces, other, pins);
  }
}
