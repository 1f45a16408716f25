package org.ptck.reference;

import org.ptck.spec.fact.Outcome;

/**
 * Writes what is cached of a file back to storage.
 *
 * <p>The lock of the file keeps faults out, the reverse-map lock whoever moves mappings or frees
 * tables; both are held throughout. Entries may be taken away meanwhile by whoever has their table:
 * what they said is then on the folio before that table can be looked at.
 */
final class SyncFile {

  private final Kernel kernel;

  SyncFile(Kernel kernel) {
    this.kernel = kernel;
  }

  Outcome execute(int file) {
    kernel.locks().lockFile(file);
    kernel.locks().lockReverseMapShared(file);
    kernel.pageCache().forEachFolio(file, (index, folio) -> writeBack(file, index, folio));
    kernel.locks().unlockReverseMap(file);
    kernel.locks().unlockFile(file);
    return Outcome.done();
  }

  private void writeBack(int file, int fileIndex, int folio) {
    kernel.locks().lockFolio(folio);
    kernel.writeBack().writeBack(file, fileIndex, folio);
    kernel.locks().unlockFolio(folio);
  }
}
