/*
 * contpte.h: arm64 leaf entries, and blocks of them that a TLB may hold as one translation.
 *
 * A block is as many entries as the contiguous bit stands for, aligned; it is named by its first
 * entry. It is folded when its entries are valid and carry the bit: between two calls of the layer
 * all of them do, or none.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CONTPTE_H
#define CONTPTE_H

#include <ptck.h>

typedef uint64_t pte_t;

/* Bits of a descriptor. Addresses have the same bits in descriptors and in memory. */
#define PTE_VALID (UINT64_C(1) << 0)
#define PTE_READ_ONLY (UINT64_C(1) << 7)
#define PTE_ACCESSED (UINT64_C(1) << 10)
#define PTE_WRITE (UINT64_C(1) << 51) /* stores are permitted; hardware clears READ_ONLY then */
#define PTE_CONTIGUOUS (UINT64_C(1) << 52)
#define PTE_DIRTY (UINT64_C(1) << 55) /* software's; hardware's is WRITE without READ_ONLY */

#define ENTRY_BYTES 8

/* What the layer runs on. */
struct layer {
  const struct ptck_machine *machine;
  int32_t run;        /* entries in a block */
  int32_t page_shift; /* log2 of the page size in bytes */
};

/* The name of the library. */
extern const char contpte_name[];

/*
 * Folds or unfolds the block that `entry` lies in, which translates `address`. The block is full.
 * Afterwards all its entries are accessed, and dirty, if one of them was.
 */
void convert(const struct layer *layer, int32_t id, uint64_t address, uint64_t entry,
             pte_t contiguous);

/* The number of an address within its block. */
int32_t index_in_block(const struct layer *layer, uint64_t address);

/* Clears entries, atomically one by one; returns the first, with the marks of all. */
pte_t take(const struct layer *layer, uint64_t entry, int32_t count);

/* Fills empty entries with what maps consecutive pages. */
void fill(const struct layer *layer, uint64_t entry, pte_t word, int32_t count);

#endif
