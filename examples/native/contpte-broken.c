/*
 * contpte-broken.c: the same without the invalidation in the middle, which a clean-up thought to be
 * the caller's (it happened in Linux, to contiguous entries of huge pages: repaired by commit
 * 410982303772, 2022). WRONG ON PURPOSE.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "contpte.h"

const char contpte_name[] = "contpte-c-broken";

void convert(const struct layer *layer, int32_t id, uint64_t address, uint64_t entry,
             pte_t contiguous) {
  uint64_t block = entry - (uint64_t)index_in_block(layer, address) * ENTRY_BYTES;

  pte_t word = take(layer, block, layer->run);
  fill(layer, block, (word & ~PTE_CONTIGUOUS) | contiguous, layer->run);
}
