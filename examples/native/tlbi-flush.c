/*
 * tlbi-flush.c: the address in an operand is counted in 4 KiB, whatever the granule.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "tlbi.h"

const char tlbi_name[] = "tlbi";

void flush_pages(uint64_t asid, uint64_t va, uint64_t page_count) {
  int shift = machine->geometry->page_shift;

  dsb(ishst);
  for (uint64_t n = 0; n < page_count; n++) {
    tlbi(vale1is, asid << 48 | (va + (n << shift)) >> 12);
  }
  dsb(ish);
}
