/*
 * lent-broken.c: takes any memory that is mapped for memory that may be written.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "lent.h"

const char lent_name[] = "lent-broken";

pte_t lent_entry(uint64_t physical, const struct ptck_mapping *mapping) {
  pte_t forbidden = mapping->permission & PTCK_EXECUTE ? 0 : PTE_EXECUTE_DISABLE;
  return physical | PTE_PRESENT | PTE_USER | PTE_WRITE | forbidden;
}
