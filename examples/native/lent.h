/*
 * lent.h: a memory manager without a list of what is mapped; it asks the kit's.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LENT_H
#define LENT_H

#include <ptck.h>

typedef uint64_t pte_t;

#define PTE_PRESENT ((pte_t)1 << 0)
#define PTE_WRITE ((pte_t)1 << 1)
#define PTE_USER ((pte_t)1 << 2)
#define PTE_ADDRESS ((pte_t)0x000ffffffffff000)
#define PTE_EXECUTE_DISABLE ((pte_t)1 << 63)

/* The name of the library. */
extern const char lent_name[];

/* The leaf entry for a page of a mapping: lent-entry.c, or lent-broken.c. */
pte_t lent_entry(uint64_t physical, const struct ptck_mapping *mapping);

#endif
