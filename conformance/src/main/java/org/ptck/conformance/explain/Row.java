package org.ptck.conformance.explain;

/**
 * One entry of a tree of tables, where it is used.
 *
 * @param level the level of its table
 * @param address the first address that it translates
 * @param entry where it stands
 * @param word what it holds
 * @param page the first page that it maps; 0 if it maps none
 */
record Row(int level, long address, long entry, long word, long page) {}
