package org.ptck.spec.model;

import io.vavr.collection.HashMap;
import org.apiguardian.api.API;
import org.ptck.spec.fact.FileMemory;

/**
 * What programs see in files.
 *
 * @param stored the stamp last stored to each page of a file that was stored to
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FileContents(HashMap<FilePage, Long> stored) {

  /** Nothing was stored to any file yet. */
  public static final FileContents EMPTY = new FileContents(HashMap.empty());

  /** One page of one file. */
  public record FilePage(int file, long fileIndex) {}

  /** The stamp that a load from the page observes. */
  public long stampAt(int file, long fileIndex) {
    Long last = stored.isEmpty() ? null : stored.getOrElse(new FilePage(file, fileIndex), null);
    return last == null ? FileMemory.initialStamp(file, fileIndex) : last;
  }

  FileContents write(int file, long fileIndex, long stamp) {
    return new FileContents(stored.put(new FilePage(file, fileIndex), stamp));
  }
}
