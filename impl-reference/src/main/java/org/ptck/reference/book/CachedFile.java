package org.ptck.reference.book;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.hardware.FileMemory;

/**
 * The pages that cache one file, by page of the file. Kept in pieces, which are made when something
 * in them is read: most of a file is never looked at.
 */
final class CachedFile {

  /** What is cached of a file that was never read. */
  static final CachedFile NOTHING = new CachedFile();

  private static final int PIECE_SHIFT = 5;
  private static final int PIECE_LENGTH = 1 << PIECE_SHIFT;

  private final int[] @Nullable [] pieces = new int[FileMemory.FILE_PAGE_COUNT / PIECE_LENGTH][];

  /** The page that caches a page of the file; 0 if none does. */
  int page(int fileIndex) {
    int[] piece = pieces[fileIndex >>> PIECE_SHIFT];
    return piece == null ? 0 : piece[fileIndex & (PIECE_LENGTH - 1)];
  }

  /** A page caches a page of the file from now on. */
  void add(int fileIndex, int page) {
    int at = fileIndex >>> PIECE_SHIFT;
    int[] piece = pieces[at];
    if (piece == null) {
      piece = new int[PIECE_LENGTH];
      pieces[at] = piece;
    }
    piece[fileIndex & (PIECE_LENGTH - 1)] = page;
  }
}
