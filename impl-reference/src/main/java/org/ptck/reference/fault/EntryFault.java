package org.ptck.reference.fault;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.FileBacking;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.copy.CopyOnWrite;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.hardware.EntryOperations;

/** Makes one entry of a leaf table permit an access. */
public final class EntryFault {

  private final Geometry geometry;
  private final Architecture architecture;
  private final EntryOperations entries;
  private final AnonymousFault anonymous;
  private final FileFault fileFault;
  private final CopyOnWrite copyOnWrite;

  /** Resolves by those who bring pages, and by who copies them. */
  public EntryFault(
      Platform platform,
      AnonymousFault anonymous,
      FileFault fileFault,
      CopyOnWrite copyOnWrite) {
    this.geometry = platform.geometry();
    this.architecture = platform.architecture();
    this.entries = platform.entries();
    this.anonymous = anonymous;
    this.fileFault = fileFault;
    this.copyOnWrite = copyOnWrite;
  }

  /**
   * Does what the access needs; false when memory has run out. The table is locked, the file that
   * is mapped as well; the mapping permits the access.
   */
  public boolean resolve(
      AddressSpace space, Mapping mapping, long table, long address, Access access) {
    long entry = geometry.entryAddress(0, table, address);
    long word = entries.get(space.id(), 0, address, entry);
    if (!architecture.isValid(word)) {
      FileBacking file = mapping.file();
      return file == null
          ? anonymous.populate(space, mapping, table, address, access)
          : fileFault.populate(space, mapping, file, table, address, access);
    }
    boolean storing = access == Access.WRITE;
    if (storing && !architecture.isWritable(word) && !mapping.isShared()) {
      return copyOnWrite.resolve(space, address, entry, word);
    }
    // What is missing is accessed or dirty state, permission to store to a shared page, or nothing:
    // another CPU was here first.
    long wanted = architecture.makeYoung(architecture.makeNonContiguous(word, entry));
    if (storing) {
      wanted = architecture.makeDirty(architecture.makeWritable(wanted));
    }
    entries.setAccessFlags(space.id(), 0, address, entry, wanted, storing);
    return true;
  }
}
