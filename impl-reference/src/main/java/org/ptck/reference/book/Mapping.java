package org.ptck.reference.book;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;

/**
 * A range of an address space that is mapped in one way.
 *
 * @param start the first byte
 * @param end the byte after the last
 * @param permission what user code may do
 * @param order the largest folio, as log2 of pages, that a fault may map at once
 * @param file the file that it shows; null for anonymous memory, private and zero at first
 */
public record Mapping(
    long start, long end, Permission permission, int order, @Nullable FileBacking file) {

  /** Checks that the range is not empty. */
  public Mapping {
    assert start < end;
  }

  /** Whether stores are stores to a file. */
  public boolean isShared() {
    return file != null && file.sharing() == Sharing.SHARED;
  }

  /** Whether user code may fetch instructions from it. */
  public boolean isExecutable() {
    return permission.permits(Access.EXECUTE);
  }

  /** The part of the mapping from {@code newStart} to {@code newEnd}. */
  Mapping part(long newStart, long newEnd) {
    assert start <= newStart;
    assert newEnd <= end;
    FileBacking rest = file == null ? null : file.advance(newStart - start);
    return new Mapping(newStart, newEnd, permission, order, rest);
  }

  /** The same mapping with another permission. */
  Mapping with(Permission newPermission) {
    return new Mapping(start, end, newPermission, order, file);
  }

  /** The same mapping elsewhere. */
  public Mapping movedTo(long newStart) {
    return new Mapping(newStart, newStart + (end - start), permission, order, file);
  }
}
