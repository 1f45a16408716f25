package org.ptck.spec.arch;

import org.apiguardian.api.API;

/**
 * One level of a page-table tree: how many entries a table has and how large it is.
 *
 * @param name the field's name for the level: PTE, PMD, PUD, P4D or PGD
 * @param indexBits address bits that select an entry; 1 to 13
 * @param entryBytes size of one entry in bytes; 4 or 8
 * @param tableBytes size of one table in bytes; {@code entryBytes << indexBits}, which need not be
 *   the page size (an x86 PAE root has 32 bytes)
 * @param contiguousRun entries that may form one contiguous block; a power of two, 1 where the
 *   architecture has no such blocks at this level (Arm ARM DDI 0487, D8.7.1)
 * @param leafAllowed whether an entry of this level may map memory itself
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Level(
    String name,
    int indexBits,
    int entryBytes,
    int tableBytes,
    int contiguousRun,
    boolean leafAllowed) {

  /** Checks that the numbers fit together; a wrong level is a programming error. */
  public Level {
    if (indexBits < 1 || indexBits > 13) {
      throw new IllegalArgumentException("indexBits must be 1 to 13 but is " + indexBits);
    }
    if (entryBytes != 4 && entryBytes != 8) {
      throw new IllegalArgumentException("entryBytes must be 4 or 8 but is " + entryBytes);
    }
    if (tableBytes != entryBytes << indexBits) {
      throw new IllegalArgumentException(
          "tableBytes must be " + (entryBytes << indexBits) + " but is " + tableBytes);
    }
    if (contiguousRun < 1 || Integer.bitCount(contiguousRun) != 1) {
      throw new IllegalArgumentException(
          "contiguousRun must be a power of two but is " + contiguousRun);
    }
  }

  /** A level whose entries hold links only. */
  static Level of(String name, int indexBits, int entryBytes) {
    return new Level(name, indexBits, entryBytes, entryBytes << indexBits, 1, false);
  }

  /** The same level with leaves. */
  Level leaf() {
    return new Level(name, indexBits, entryBytes, tableBytes, contiguousRun, true);
  }

  /** The same level with another length of contiguous blocks. */
  Level contiguous(int run) {
    return new Level(name, indexBits, entryBytes, tableBytes, run, leafAllowed);
  }

  /** The number of entries in a table of this level. */
  public int entryCount() {
    return 1 << indexBits;
  }
}
