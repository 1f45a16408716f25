package org.ptck.spec.model;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The pins that are open, and what the device sees through each.
 *
 * <p>A pin follows the page that it was opened on. When the space that has the page lets go of it,
 * the page is an <em>orphan</em>: only devices see it, through all pins that were open on it.
 *
 * @param open the open pins, by number
 * @param orphans what orphans hold, by their number
 * @param orphanCount the number of orphans that there ever were
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PinnedPages(
    Numbered<OpenPin> open, Numbered<Long> orphans, int orphanCount) {

  /** No pin is open. */
  public static final PinnedPages NONE = new PinnedPages(Numbered.none(), Numbered.none(), 0);

  /**
   * One open pin.
   *
   * @param writes whether the device may write through it
   */
  public record OpenPin(Pinned pinned, boolean writes) {}

  /** What a pin is open on. */
  public sealed interface Pinned {

    /** A private page of a space, by page number. */
    record InSpace(int space, long page) implements Pinned {}

    /** A page of a file. */
    record InFile(int file, long fileIndex) implements Pinned {}

    /** A page that its space let go of. */
    record Orphan(int number) implements Pinned {}
  }

  /** The pin of that number; null if it is not open. */
  public @Nullable OpenPin find(int pin) {
    return open.find(pin);
  }

  /** What the pin is open on; null if it is not open. */
  public @Nullable Pinned pinnedBy(int pin) {
    OpenPin found = find(pin);
    return found == null ? null : found.pinned();
  }

  /** Whether the pin is open. */
  public boolean isOpen(int pin) {
    return open.has(pin);
  }

  /** What an orphan holds. */
  public long orphanStamp(int number) {
    Long held = orphans.find(number);
    return held == null ? 0 : held;
  }

  PinnedPages with(int pin, OpenPin added) {
    return new PinnedPages(open.with(pin, added), orphans, orphanCount);
  }

  PinnedPages without(int pin) {
    return new PinnedPages(open.without(pin), orphans, orphanCount);
  }

  PinnedPages writeOrphan(int number, long stamp) {
    return new PinnedPages(open, orphans.with(number, stamp), orphanCount);
  }

  /** A space lets go of its pages from {@code start} to before {@code end}. */
  PinnedPages orphan(int spaceNumber, AddressSpace space, long start, long end,
      FileContents files) {
    PinnedPages result = this;
    for (int number = 0; number < open.end(); number++) {
      OpenPin pin = open.find(number);
      if (pin != null
          && pin.pinned() instanceof Pinned.InSpace(int holder, long page)
          && holder == spaceNumber
          && page >= start
          && page < end) {
        result = result.orphanPage(pin.pinned(), space.stampAt(page, files));
      }
    }
    return result;
  }

  /** The pages of a range of a space are found at other places from now on. */
  PinnedPages move(int number, long start, long end, long target) {
    return new PinnedPages(
        open.each(
            pin -> pin.pinned() instanceof Pinned.InSpace(int holder, long page)
                && holder == number
                && page >= start
                && page < end
                    ? new OpenPin(new Pinned.InSpace(number, page - start + target), pin.writes())
                    : pin),
        orphans,
        orphanCount);
  }

  /** All pins on one page go on to see the same page. */
  private PinnedPages orphanPage(Pinned page, long stamp) {
    if (!isAnyOn(page)) {
      return this;
    }
    Pinned orphan = new Pinned.Orphan(orphanCount);
    return new PinnedPages(
        open.each(pin -> pin.pinned().equals(page) ? new OpenPin(orphan, pin.writes()) : pin),
        orphans.with(orphanCount, stamp),
        orphanCount + 1);
  }

  private boolean isAnyOn(Pinned page) {
    for (int number = 0; number < open.end(); number++) {
      OpenPin pin = open.find(number);
      if (pin != null && pin.pinned().equals(page)) {
        return true;
      }
    }
    return false;
  }
}
