package org.ptck.reference.request;

import org.ptck.reference.book.PageCache;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.writeback.WriteBack;
import org.ptck.spec.fact.Outcome;

/**
 * Writes what is cached of a file back to storage.
 *
 * <p>The lock of the file keeps faults out, the reverse-map lock whoever moves mappings or frees
 * tables; both are held throughout. Entries may be taken away meanwhile by whoever has their table:
 * what they said is then on the folio before that table can be looked at.
 */
public final class SyncFile {

  private final MachineLocks locks;
  private final PageCache pageCache;
  private final WriteBack writeBack;

  /** Writes back what is in that page cache. */
  public SyncFile(MachineLocks locks, PageCache pageCache, WriteBack writeBack) {
    this.locks = locks;
    this.pageCache = pageCache;
    this.writeBack = writeBack;
  }

  /** Writes a file back; no lock is held. */
  public Outcome execute(int file) {
    locks.lockFile(file);
    locks.lockReverseMapShared(file);
    pageCache.forEachFolio(file, (index, folio) -> writeBack(file, index, folio));
    locks.unlockReverseMap(file);
    locks.unlockFile(file);
    return Outcome.done();
  }

  private void writeBack(int file, int fileIndex, int folio) {
    locks.lockFolio(folio);
    writeBack.writeBack(file, fileIndex, folio);
    locks.unlockFolio(folio);
  }
}
