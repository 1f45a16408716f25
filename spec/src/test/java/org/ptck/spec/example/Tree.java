package org.ptck.spec.example;

/**
 * The tables that translate the first eight pages of a space on geometry {@code tiny}.
 *
 * @param root the level-2 table, whose first entry links to {@code middle}
 * @param middle the level-1 table, whose first entry links to {@code leaf}
 * @param leaf the level-0 table
 */
record Tree(int space, long root, long middle, long leaf) {

  /** The entry that maps page {@code n} of the space. */
  long entry(int n) {
    return leaf + 8L * n;
  }

  /** The user address of page {@code n} of the space. */
  long address(int n) {
    return (long) n << Bench.GEOMETRY.pageShift();
  }

  /** The entry that links to the leaf table. */
  long linkToLeaf() {
    return middle;
  }

  /** The entry that links to the middle table. */
  long linkToMiddle() {
    return root;
  }
}
