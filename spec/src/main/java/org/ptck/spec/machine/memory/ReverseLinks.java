package org.ptck.spec.machine.memory;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * The reverse mapping of files, as a bag of links: each says that consecutive pages of a space map
 * consecutive pages of a file.
 *
 * <p>A page that two links map somewhere is mapped there until both are removed.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReverseLinks {

  private int size;
  private int[] files = new int[16];
  private int[] spaces = new int[16];
  private long[] firsts = new long[16];
  private long[] ends = new long[16];
  private long[] pages = new long[16];

  /** No link at all. */
  public ReverseLinks() {}

  /** Forgets every link. */
  public void reset() {
    size = 0;
  }

  /**
   * Adds a link.
   *
   * @param page the user page that maps page {@code fileIndex} of the file
   */
  public void add(int file, long fileIndex, int space, long page, long pageCount) {
    for (int slot = 0; slot < size; slot++) {
      if (isOf(slot, file, fileIndex, space, page) && ends[slot] == fileIndex) {
        ends[slot] += pageCount;
        return;
      }
    }
    append(file, fileIndex, fileIndex + pageCount, space, page);
  }

  /** Whether links map every page of the range. */
  public boolean covers(int file, long fileIndex, int space, long page, long pageCount) {
    long covered = 0;
    while (covered < pageCount) {
      int slot = find(file, fileIndex + covered, space, page + covered);
      if (slot < 0) {
        return false;
      }
      covered = ends[slot] - fileIndex;
    }
    return true;
  }

  /** Takes each page of the range, as far as links map it, out of one link. */
  public void remove(int file, long fileIndex, int space, long page, long pageCount) {
    long at = fileIndex;
    long end = fileIndex + pageCount;
    while (at < end) {
      int slot = find(file, at, space, page + (at - fileIndex));
      if (slot < 0) {
        return;
      }
      long cutEnd = Math.min(ends[slot], end);
      cut(slot, at, cutEnd);
      at = cutEnd;
    }
  }

  /** The number of links; they are told apart by numbers from 0. */
  public int count() {
    return size;
  }

  /** The space of a link. */
  public int space(int slot) {
    return spaces[slot];
  }

  /** The first user page of a link. */
  public long page(int slot) {
    return pages[slot];
  }

  /** The number of pages of a link. */
  public long pageCount(int slot) {
    return ends[slot] - firsts[slot];
  }

  /** Whether any link is of the space. */
  public boolean isAnyOf(int space) {
    for (int slot = 0; slot < size; slot++) {
      if (spaces[slot] == space) {
        return true;
      }
    }
    return false;
  }

  /** Whether both hold the same links in the same places. */
  public boolean contentEquals(ReverseLinks other) {
    return Arrays.equals(files, 0, size, other.files, 0, other.size)
        && Arrays.equals(spaces, 0, size, other.spaces, 0, other.size)
        && Arrays.equals(firsts, 0, size, other.firsts, 0, other.size)
        && Arrays.equals(ends, 0, size, other.ends, 0, other.size)
        && Arrays.equals(pages, 0, size, other.pages, 0, other.size);
  }

  private void cut(int slot, long first, long end) {
    long endBefore = ends[slot];
    if (end < endBefore) {
      append(
          files[slot], end, endBefore, spaces[slot], pages[slot] + (end - firsts[slot]));
    }
    if (first > firsts[slot]) {
      ends[slot] = first;
      return;
    }
    int last = --size;
    files[slot] = files[last];
    spaces[slot] = spaces[last];
    firsts[slot] = firsts[last];
    ends[slot] = ends[last];
    pages[slot] = pages[last];
  }

  /** A link that says that the user page maps the page of the file; -1 if none does. */
  private int find(int file, long fileIndex, int space, long page) {
    for (int slot = 0; slot < size; slot++) {
      if (firsts[slot] <= fileIndex
          && fileIndex < ends[slot]
          && isOf(slot, file, fileIndex, space, page)) {
        return slot;
      }
    }
    return -1;
  }

  /** Whether the link is one between these two, if it reached so far. */
  private boolean isOf(int slot, int file, long fileIndex, int space, long page) {
    return files[slot] == file
        && spaces[slot] == space
        && pages[slot] - firsts[slot] == page - fileIndex;
  }

  private void append(int file, long first, long end, int space, long page) {
    if (size == files.length) {
      int capacity = size * 2;
      files = Arrays.copyOf(files, capacity);
      spaces = Arrays.copyOf(spaces, capacity);
      firsts = Arrays.copyOf(firsts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      pages = Arrays.copyOf(pages, capacity);
    }
    files[size] = file;
    spaces[size] = space;
    firsts[size] = first;
    ends[size] = end;
    pages[size++] = page;
  }
}
