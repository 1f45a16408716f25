package org.ptck.spec.model;

import org.ptck.spec.fact.Permission;

/**
 * A run of consecutive pages that were mapped alike.
 *
 * @param startPage the number of the first page: its address divided by the page size
 * @param pageCount the number of pages; at least 1
 * @param permission what user code may do
 * @param order the largest folio, as log2 of pages, that a fault may map at once; programs cannot
 *   observe it, implementations are told
 */
public record Mapping(long startPage, long pageCount, Permission permission, int order) {

  /** The number of the first page after the mapping. */
  public long endPage() {
    return startPage + pageCount;
  }

  /** Whether the page belongs to the mapping. */
  public boolean contains(long page) {
    return startPage <= page && page < endPage();
  }

  /** Whether {@code next} begins where this mapping ends and is mapped alike. */
  boolean continuesIn(Mapping next) {
    return endPage() == next.startPage
        && permission == next.permission
        && order == next.order;
  }

  /** The same mapping, made to begin and end elsewhere. */
  Mapping between(long start, long end) {
    return new Mapping(start, end - start, permission, order);
  }

  /** The same mapping with another permission. */
  Mapping permitting(Permission other) {
    return new Mapping(startPage, pageCount, other, order);
  }
}
