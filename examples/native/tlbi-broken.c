/*
 * tlbi-broken.c: the address in an operand is counted in pages, as it may be as long as a page has
 * 4 KiB. With larger ones other pages are flushed. WRONG ON PURPOSE.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "tlbi.h"

const char tlbi_name[] = "tlbi-broken";

void flush_pages(uint64_t asid, uint64_t va, uint64_t page_count) {
  int shift = machine->geometry->page_shift;

  dsb(ishst);
  for (uint64_t n = 0; n < page_count; n++) {
    tlbi(vale1is, asid << 48 | (va + (n << shift)) >> shift);
  }
  dsb(ish);
}
