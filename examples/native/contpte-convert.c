/*
 * contpte-convert.c: how a block is folded and unfolded: break before make. A TLB that holds a
 * translation of the block and one of a page in it, at the same time, may answer with either, with
 * a mixture, or with an abort.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "contpte.h"

const char contpte_name[] = "contpte-c";

void convert(const struct layer *layer, int32_t id, uint64_t address, uint64_t entry,
             pte_t contiguous) {
  int32_t index = index_in_block(layer, address);
  uint64_t block = entry - (uint64_t)index * ENTRY_BYTES;
  uint64_t start = address - ((uint64_t)index << layer->page_shift);

  pte_t word = take(layer, block, layer->run);
  if (id != PTCK_NO_ID) {
    layer->machine->invalidate_range(PTCK_ALL_CPUS, id, start, layer->run, PTCK_LEAF_ONLY);
  }
  fill(layer, block, (word & ~PTE_CONTIGUOUS) | contiguous, layer->run);
}
