package org.ptck.reference.copy;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.page.MappedPages;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.PageArithmetic;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.BatchCursor;
import org.ptck.reference.table.LeafCursor;
import org.ptck.reference.table.LeafWords;
import org.ptck.reference.table.Span;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.FolioMemory;

/**
 * Copies entries of leaf tables from parent to child, batch by batch: those of private pages. What
 * a file or a page of zeroes holds, the child finds by faults of its own.
 */
public final class ForkTables {

  private final Platform platform;
  private final Geometry geometry;
  private final Architecture architecture;
  private final FolioMemory memory;
  private final EntryOperations entries;
  private final MachineLocks locks;
  private final PageArithmetic pages;
  private final LeafWords words;
  private final MappedPages mappedPages;
  private final PrivateCopy copies;
  private final ForkCounts counts;
  private final ForkPinned pinned;

  /** Copies entries of the platform. */
  public ForkTables(
      Platform platform,
      LeafWords words,
      MappedPages mappedPages,
      PrivateCopy copies,
      ForkCounts counts,
      ForkPinned pinned) {
    this.platform = platform;
    this.geometry = platform.geometry();
    this.architecture = platform.architecture();
    this.memory = platform.hardware();
    this.entries = platform.entries();
    this.locks = platform.locks();
    this.pages = platform.pages();
    this.words = words;
    this.mappedPages = mappedPages;
    this.copies = copies;
    this.counts = counts;
    this.pinned = pinned;
  }

  /** A copier between two spaces. */
  public Copier copier(AddressSpace parent, AddressSpace child) {
    return new Copier(parent, child);
  }

  /** Copies from one space to another, and knows what the first has lost by it. */
  public final class Copier {

    private final AddressSpace parent;
    private final AddressSpace child;
    private final Span narrowed = new Span();

    private Copier(AddressSpace parent, AddressSpace child) {
      this.parent = parent;
      this.child = child;
    }

    /** The range in which the parent's entries lost write permission. */
    public Span narrowed() {
      return narrowed;
    }

    /**
     * Copies what the cursor has come to into a leaf table of the child; false when memory has run
     * out.
     */
    public boolean copy(LeafCursor leaf, long childTable, Permission permission) {
      // The child is not loaded yet, but no longer private: its root is set.
      locks.lockTable(leaf.table());
      locks.lockTable(childTable);
      boolean complete = true;
      BatchCursor batch = new BatchCursor(platform, parent, leaf);
      while (complete && batch.next()) {
        if (mappedPages.isAnonymous(batch.page())) {
          complete = copy(batch, childTable, permission);
        }
      }
      locks.unlockTable(childTable);
      locks.unlockTable(leaf.table());
      return complete;
    }

    private boolean copy(BatchCursor batch, long childTable, Permission permission) {
      if (!pinned.isMaybePinned(batch.folio())) {
        share(batch, 0, batch.pageCount(), childTable);
        return true;
      }
      boolean complete = true;
      for (int i = 0; complete && i < batch.pageCount(); i++) {
        // A page that is shared already is not pinned.
        if (memory.isExclusive(batch.page() + i)) {
          complete = copyPage(batch, i, childTable, permission);
        } else {
          share(batch, i, 1, childTable);
        }
      }
      return complete;
    }

    /** The parent keeps a page as it is, the child gets what is in it now. */
    private boolean copyPage(
        BatchCursor batch, int at, long childTable, Permission permission) {
      int own = copies.make(child, batch.page() + at);
      if (own == 0) {
        return false;
      }
      // The parent goes on storing: whether the copy is dirty is asked once it is made.
      long address = pages.end(batch.address(), at);
      boolean dirty = isDirty(address, pages.entry(batch.entry(), at), 1);
      long word = words.read(own, batch.isExecutable(), dirty);
      boolean writable = permission.permits(Access.WRITE);
      set(address, childTable, writable ? architecture.makeWritable(word) : word, 1);
      return true;
    }

    /** Shares some pages of a batch. */
    private void share(BatchCursor batch, int first, int pageCount, long childTable) {
      int page = batch.page() + first;
      long address = pages.end(batch.address(), first);
      long entry = pages.entry(batch.entry(), first);
      counts.share(batch.folio(), page, pageCount);
      mappedPages.resident(child, page, pageCount);
      boolean dirty = batch.isDirty();
      if (batch.isWritable()) {
        entries.writeProtect(parent.id(), 0, address, entry, pageCount);
        narrowed.add(address, pages.end(address, pageCount));
        // Until then, hardware may have made an entry dirty behind the cursor.
        dirty |= isDirty(address, entry, pageCount);
      }
      set(address, childTable, childWord(batch, page, dirty), pageCount);
    }

    /** Read-only, not accessed, and dirty if any of the parent's entries is. */
    private long childWord(BatchCursor batch, int page, boolean dirty) {
      return architecture.makeOld(words.read(page, batch.isExecutable(), dirty));
    }

    /** Whether any of the parent's entries is dirty now. */
    private boolean isDirty(long address, long entry, int pageCount) {
      for (int i = 0; i < pageCount; i++) {
        long word = entries.get(parent.id(), 0, pages.end(address, i), pages.entry(entry, i));
        if (architecture.isDirty(word)) {
          return true;
        }
      }
      return false;
    }

    private void set(long address, long childTable, long word, int pageCount) {
      long entry = geometry.entryAddress(0, childTable, address);
      entries.set(child.id(), 0, address, entry, word, pageCount);
    }
  }
}
