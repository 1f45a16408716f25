package org.ptck.spec.machine.ledger.page;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;

/** Counts, for each page, the leaves that lead to it, by what user code may do through them. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PageCounts {

  private final Geometry geometry;
  private final Architecture architecture;
  private final PageIndex pages;
  private final DirtyEvidence dirty;

  public PageCounts(Geometry geometry, PageIndex pages, DirtyEvidence dirty) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.pages = pages;
    this.dirty = dirty;
  }

  /** The pages of a leaf that user code may use so are counted {@code delta} times more. */
  public void leaf(int level, long entry, long word, UserAccess through, int delta) {
    if (through == UserAccess.OUTSIDE) {
      return;
    }
    long pageCount = geometry.spanBytes(level) >>> geometry.pageShift();
    long first = architecture.target(word, entry) >>> geometry.pageShift();
    if (through.isAny()) {
      pages.addEntries(first, pageCount, delta);
    } else {
      pages.addSupervisor(first, pageCount, delta);
    }
    if (through == UserAccess.WRITE) {
      pages.addWritable(first, pageCount, delta);
    }
    if (architecture.isDirty(word)) {
      dirty.addEntries(first, pageCount, delta);
    }
  }

  /**
   * A leaf that leads where it led has other attributes, or may be used otherwise.
   *
   * @param first the first of its pages
   */
  public void leafAltered(
      int level,
      long first,
      UserAccess was,
      boolean wasDirty,
      UserAccess is,
      boolean isDirty) {
    long pageCount = geometry.spanBytes(level) >>> geometry.pageShift();
    if (was.isAny() != is.isAny()) {
      pages.addEntries(first, pageCount, is.isAny() ? 1 : -1);
      pages.addSupervisor(first, pageCount, is.isAny() ? -1 : 1);
    }
    boolean writable = is == UserAccess.WRITE;
    if (writable != (was == UserAccess.WRITE)) {
      pages.addWritable(first, pageCount, writable ? 1 : -1);
    }
    if (is != UserAccess.OUTSIDE && isDirty != wasDirty) {
      dirty.addEntries(first, pageCount, isDirty ? 1 : -1);
    }
  }
}
