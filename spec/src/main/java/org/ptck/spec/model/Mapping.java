package org.ptck.spec.model;

import org.apiguardian.api.API;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;

/**
 * A run of consecutive pages that were mapped alike.
 *
 * @param startPage the number of the first page: its address divided by the page size
 * @param pageCount the number of pages; at least 1
 * @param permission what user code may do
 * @param order the largest folio, as log2 of pages, that a fault may map at once; programs cannot
 *   observe it, implementations are told
 * @param backing what lies behind the first page, and behind those after it
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Mapping(
    long startPage, long pageCount, Permission permission, int order, Backing backing) {

  /** An anonymous mapping. */
  public Mapping(long startPage, long pageCount, Permission permission, int order) {
    this(startPage, pageCount, permission, order, Backing.Anonymous.INSTANCE);
  }

  /** The number of the first page after the mapping. */
  public long endPage() {
    return startPage + pageCount;
  }

  /** Whether the page belongs to the mapping. */
  public boolean contains(long page) {
    return startPage <= page && page < endPage();
  }

  /** What lies behind the page, which belongs to the mapping. */
  public Backing backingOf(long page) {
    return backing.advance(page - startPage);
  }

  /** Whether stores to the mapping are stores to a file. */
  public boolean isShared() {
    return backing instanceof Backing.FilePages file && file.sharing() == Sharing.SHARED;
  }

  /** Whether {@code next} begins where this mapping ends and is mapped alike. */
  boolean continuesIn(Mapping next) {
    return endPage() == next.startPage
        && permission == next.permission
        && order == next.order
        && backing.advance(pageCount).equals(next.backing);
  }

  /** The same mapping, made to begin and end elsewhere within or at its own bounds. */
  Mapping between(long start, long end) {
    return start == startPage && end == endPage()
        ? this
        : new Mapping(
            start, end - start, permission, order, backing.advance(start - startPage));
  }

  /** The same mapping with another permission. */
  Mapping permitting(Permission other) {
    return new Mapping(startPage, pageCount, other, order, backing);
  }

  /** The same mapping at another place. */
  Mapping at(long start) {
    return new Mapping(start, pageCount, permission, order, backing);
  }
}
