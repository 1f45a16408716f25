package org.ptck.spec.model;

import io.vavr.control.Option;
import org.apiguardian.api.API;
import org.ptck.spec.fact.Permission;

/**
 * One address space as programs see it: which pages are mapped, and what was stored to them.
 *
 * @param mappings what is mapped, and what it permits
 * @param contents the stamp last stored, by page number, of pages that are mapped privately; a page
 *   that is not in it shows what lies behind it
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record AddressSpace(Mappings mappings, Stamps contents) {

  /** The address space of a program that has mapped nothing. */
  public static final AddressSpace EMPTY = new AddressSpace(Mappings.NONE, Stamps.NONE);

  /** What user code may do to the page; none where nothing is mapped. */
  public Option<Permission> permissionAt(long page) {
    return mappings.at(page).map(Mapping::permission);
  }

  /** Whether the page is mapped. */
  public boolean isMapped(long page) {
    return mappings.find(page) != null;
  }

  /**
   * The stamp that a load from the page observes: what was last stored to it, else what lies behind
   * it; 0 where nothing is mapped.
   */
  public long stampAt(long page, FileContents files) {
    int stored = contents.find(page);
    return stored < 0 ? stampBehind(page, files) : contents.stamp(stored);
  }

  private long stampBehind(long page, FileContents files) {
    Mapping mapping = mappings.find(page);
    return mapping != null
        && mapping.backing() instanceof Backing.FilePages(int file, long fileIndex, _)
            ? files.stampAt(file, fileIndex + page - mapping.startPage())
            : 0;
  }

  /** What lies behind the page; {@link Backing.Anonymous} where nothing is mapped. */
  public Backing backingOf(long page) {
    Mapping mapping = mappings.find(page);
    return mapping == null ? Backing.Anonymous.INSTANCE : mapping.backingOf(page);
  }

  /**
   * Whether the pages from {@code start} to before {@code end} are all mapped and no mapping lies
   * partly inside and partly outside.
   */
  public boolean isWhole(long start, long end) {
    return mappings.coversAll(start, end)
        && mappings.at(start).exists(first -> first.startPage() == start)
        && mappings.at(end - 1).exists(last -> last.endPage() == end);
  }

  /** This space with one more mapping, all zero. */
  AddressSpace map(Mapping added) {
    return new AddressSpace(mappings.with(added), contents);
  }

  /** This space without the pages; what was stored to them is forgotten. */
  AddressSpace unmap(long start, long end) {
    return new AddressSpace(mappings.without(start, end), contents.without(start, end));
  }

  /** This space with another permission on the pages; what was stored to them stays. */
  AddressSpace protect(long start, long end, Permission permission) {
    return new AddressSpace(mappings.permitting(start, end, permission), contents);
  }

  /** This space with the mapping of a range, and what was stored to it, at another place. */
  AddressSpace move(long start, long end, long target) {
    return new AddressSpace(
        mappings.moving(start, end, target), contents.moving(start, end, target));
  }

  /** This space without what was stored to the pages; they stay mapped. */
  AddressSpace discard(long start, long end) {
    return new AddressSpace(mappings, contents.without(start, end));
  }

  /** This space with one page as the other has it. */
  AddressSpace withPageOf(AddressSpace other, long page) {
    Mappings rest = mappings.without(page, page + 1);
    Mapping mapping = other.mappings.find(page);
    int stored = other.contents.find(page);
    return new AddressSpace(
        mapping == null ? rest : rest.with(mapping.between(page, page + 1)),
        stored < 0
            ? contents.without(page, page + 1)
            : contents.with(page, other.contents.stamp(stored)));
  }

  /** This space after a private store. */
  AddressSpace write(long page, long stamp) {
    return new AddressSpace(mappings, contents.with(page, stamp));
  }
}
