package org.ptck.spec.model;

import org.apiguardian.api.API;
import org.ptck.spec.fact.hardware.FileMemory;

/**
 * What programs see in files.
 *
 * @param stored the stamp last stored to each page of a file that was stored to, by file
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FileContents(Numbered<Stamps> stored) {

  /** Nothing was stored to any file yet. */
  public static final FileContents EMPTY = new FileContents(Numbered.none());

  /** What was stored to pages of the file, by their place in it. */
  public Stamps storedIn(int file) {
    Stamps found = stored.find(file);
    return found == null ? Stamps.NONE : found;
  }

  /** The stamp that a load from the page observes. */
  public long stampAt(int file, long fileIndex) {
    Stamps ofFile = storedIn(file);
    int last = ofFile.find(fileIndex);
    return last < 0 ? FileMemory.initialStamp(file, fileIndex) : ofFile.stamp(last);
  }

  FileContents write(int file, long fileIndex, long stamp) {
    return new FileContents(stored.with(file, storedIn(file).with(fileIndex, stamp)));
  }
}
