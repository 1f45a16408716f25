package org.ptck.spec.model;

import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import org.ptck.spec.fact.Permission;

/**
 * One address space as programs see it: which pages are mapped, and what was stored to them.
 *
 * @param mappings what is mapped, and what it permits
 * @param contents the stamp last stored, by page number; holds only pages that are mapped and were
 *   written, every other mapped page reads 0
 */
public record AddressSpace(Mappings mappings, HashMap<Long, Long> contents) {

  /** The address space of a program that has mapped nothing. */
  public static final AddressSpace EMPTY = new AddressSpace(Mappings.NONE, HashMap.empty());

  /** What user code may do to the page; none where nothing is mapped. */
  public Option<Permission> permissionAt(long page) {
    return mappings.at(page).map(Mapping::permission);
  }

  /** The stamp that a load from the page observes; 0 if it was never written. */
  public long stampAt(long page) {
    return contents.getOrElse(page, 0L);
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
    return new AddressSpace(mappings.without(start, end), contentsWithout(start, end));
  }

  /** This space with another permission on the pages; what was stored to them stays. */
  AddressSpace protect(long start, long end, Permission permission) {
    return new AddressSpace(mappings.permitting(start, end, permission), contents);
  }

  /** This space after a store. */
  AddressSpace write(long page, long stamp) {
    return new AddressSpace(mappings, contents.put(page, stamp));
  }

  /** Looks at every page of the range or at every written page, whichever are fewer. */
  private HashMap<Long, Long> contentsWithout(long start, long end) {
    if (end - start > contents.size()) {
      return contents.filterKeys(page -> page < start || page >= end);
    }
    HashMap<Long, Long> rest = contents;
    for (long page = start; page < end; page++) {
      rest = rest.remove(page);
    }
    return rest;
  }
}
