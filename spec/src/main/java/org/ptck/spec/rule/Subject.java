package org.ptck.spec.rule;

/** The kinds of thing that a state check can be about, and the number that names one. */
public enum Subject {
  /** A data page, by page number. */
  PAGE,
  /** A folio, by its first page number. */
  FOLIO,
  /** A page-table entry, by physical address. */
  ENTRY,
  /** A page table, by physical address. */
  TABLE,
  /** An aligned run of entries that may form a contiguous block, by its first entry. */
  BLOCK,
  /** An address space, by its number. */
  SPACE,
  /** A pin, by its number. */
  PIN,
  /** The operation that a CPU runs, by the CPU's number. */
  OPERATION,
  /** The scenario as a whole; its number is 0. */
  SCENARIO
}
