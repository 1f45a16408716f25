package org.ptck.reference.book;

import org.ptck.spec.fact.Sharing;

/**
 * What lies behind a mapping of a file.
 *
 * @param file the number of the file
 * @param offset the byte of the file that the first byte of the mapping shows; whole pages
 * @param sharing what becomes of stores
 */
public record FileBacking(int file, long offset, Sharing sharing) {

  /** The backing of the part of the mapping that begins {@code bytes} further on. */
  FileBacking advance(long bytes) {
    return new FileBacking(file, offset + bytes, sharing);
  }
}
