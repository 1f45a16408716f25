package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * The reverse mapping of files: where pages of a file may be mapped.
 *
 * <p>A link says that a range of a space maps consecutive pages of a file. Its extent may be given
 * in parts; a range may be removed in other parts than it was added.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ReverseMappings {

  /**
   * Adds a link: the page at {@code address} maps page {@code fileIndex} of the file, and so on.
   */
  void reverseAdd(int file, int fileIndex, int space, long address, long pageCount);

  /** Removes what links say of a range. */
  void reverseRemove(int file, int fileIndex, int space, long address, long pageCount);
}
