package org.ptck.reference;

import org.ptck.spec.fact.Permission;

/**
 * A range of an address space that is mapped in one way: private, anonymous, zero at first.
 *
 * @param start the first byte
 * @param end the byte after the last
 * @param permission what user code may do
 * @param order the largest folio, as log2 of pages, that a fault may map at once
 */
public record Mapping(long start, long end, Permission permission, int order) {

  /** Checks that the range is not empty. */
  public Mapping {
    assert start < end;
  }

  /** The part of the mapping from {@code newStart} to {@code newEnd}. */
  Mapping part(long newStart, long newEnd) {
    assert start <= newStart;
    assert newEnd <= end;
    return new Mapping(newStart, newEnd, permission, order);
  }

  /** The same mapping with another permission. */
  Mapping with(Permission newPermission) {
    return new Mapping(start, end, newPermission, order);
  }
}
