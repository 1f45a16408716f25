/* rtos-mmu.c: see rtos-mmu.h. SPDX-License-Identifier: Apache-2.0 */
#include "rtos-mmu.h"

#define VALID (1UL << 0)
#define TABLE_OR_PAGE (1UL << 1)
#define NORMAL_MEMORY (1UL << 2)  /* the second of the memory types */
#define AP_USER (1UL << 6)        /* AP[1]: threads too */
#define AP_READ_ONLY (1UL << 7)   /* AP[2]: nobody stores */
#define INNER_SHAREABLE (3UL << 8)
#define ACCESSED (1UL << 10)
#define NOT_GLOBAL (1UL << 11)
#define USER_NEVER_RUNS (1UL << 54)
#define ADDRESS 0x0000fffffffff000UL

#define PAGE (VALID | TABLE_OR_PAGE | NORMAL_MEMORY | INNER_SHAREABLE | ACCESSED)
#define KERNEL_PAGE (PAGE | USER_NEVER_RUNS)
#define THREAD_PAGE (PAGE | AP_USER | NOT_GLOBAL)

static uint64_t *entry_of(uint64_t *table, int level, uint64_t va) {
  return &table[va >> (12 + 9 * level) & 511];
}

/* The entry of a page; 0 if there is no table for it and none can, or is to, be made. */
static uint64_t *walk(struct mmu_domain *domain, uint64_t va, bool make) {
  uint64_t *table = domain->root;
  for (int level = 3; level > 0; level--) {
    uint64_t *link = entry_of(table, level, va);
    if (!(*link & VALID)) {
      uint64_t *made = make ? pool_take() : 0;
      if (made == 0) {
        return 0;
      }
      *link = (uint64_t)made | VALID | TABLE_OR_PAGE;
    }
    table = (uint64_t *)(*link & ADDRESS);
  }
  return entry_of(table, 0, va);
}

static void free_tables(uint64_t *table, int level) {
  for (int i = 0; level > 0 && i < 512; i++) {
    if (table[i] & VALID) {
      free_tables((uint64_t *)(table[i] & ADDRESS), level - 1);
    }
  }
  pool_give(table);
}

bool mmu_domain_make(struct mmu_domain *domain, uint16_t id, uint64_t kernel) {
  domain->id = id;
  domain->root = pool_take();
  for (uint64_t page = 0; domain->root != 0 && page < KERNEL_PAGE_COUNT; page++) {
    uint64_t *entry = walk(domain, page * MMU_PAGE_SIZE, true);
    if (entry == 0) {
      free_tables(domain->root, 3);
      return false;
    }
    *entry = (kernel + page * MMU_PAGE_SIZE) | KERNEL_PAGE;
  }
  return domain->root != 0;
}

bool mmu_map(struct mmu_domain *domain, uint64_t va, uint64_t pa, bool writable) {
  uint64_t *entry = walk(domain, va, true);
  if (entry == 0) {
    return false;
  }
  *entry = pa | THREAD_PAGE | (writable ? 0 : AP_READ_ONLY);
  return true;
}

void mmu_unmap(struct mmu_domain *domain, uint64_t va) {
  *walk(domain, va, false) = 0;
  tlb_flush_page(domain->id, va);
}

void mmu_protect(struct mmu_domain *domain, uint64_t va, bool writable) {
  uint64_t *entry = walk(domain, va, false);
  *entry = writable ? *entry & ~AP_READ_ONLY : *entry | AP_READ_ONLY;
  tlb_flush_page(domain->id, va);
}

void mmu_domain_end(struct mmu_domain *domain) {
  tlb_flush_domain(domain->id);
  free_tables(domain->root, 3);
  domain->root = 0;
}
