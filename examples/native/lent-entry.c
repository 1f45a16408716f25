/*
 * lent-entry.c: what an entry permits is what its mapping permits.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "lent.h"

#ifndef NAME
#define NAME "lent"
#endif

const char lent_name[] = NAME;

pte_t lent_entry(uint64_t physical, const struct ptck_mapping *mapping) {
  pte_t writable = mapping->permission & PTCK_READ_WRITE ? PTE_WRITE : 0;
  pte_t forbidden = mapping->permission & PTCK_EXECUTE ? 0 : PTE_EXECUTE_DISABLE;
  return physical | PTE_PRESENT | PTE_USER | writable | forbidden;
}
