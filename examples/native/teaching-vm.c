/* teaching-vm.c: see teaching-vm.h. SPDX-License-Identifier: Apache-2.0 */
#include "teaching-vm.h"

#include <string.h>

#define V 1UL
#define R 2UL
#define W 4UL
#define X 8UL
#define U 16UL
#define G 32UL
#define A 64UL
#define D 128UL
#define INDEX(level, va) ((va) >> (12 + 9 * (level)) & 511)
#define KERNEL_ENTRY INDEX(2, KERNEL_BASE)
#define MEGAPAGE_SIZE (PAGE_SIZE << 9)


static pagetable kernel_half;

static pagetable to_table(uint64_t entry) { return (pagetable)(entry >> 10 << 12); }

static uint64_t to_entry(void *page, uint64_t flags) { return (uint64_t)page >> 12 << 10 | flags; }

static pagetable new_table(void) {
  pagetable table = kalloc();
  if (table != 0) {
    memset(table, 0, PAGE_SIZE);
  }
  return table;
}

int vm_boot(uint64_t memory, uint64_t size) {
  kernel_half = new_table();
  if (kernel_half == 0) {
    return -1;
  }
  for (uint64_t at = 0; at < size; at += MEGAPAGE_SIZE) {
    kernel_half[INDEX(1, at)] = to_entry((void *)(memory + at), V | R | W | X | G | A | D);
  }
  return 0;
}

pagetable vm_create(void) {
  pagetable root = new_table();
  if (root != 0) {
    root[KERNEL_ENTRY] = to_entry(kernel_half, V);
  }
  return root;
}

/* The entry of a page; 0 if there is no table for it and none can, or is to, be made. */
static uint64_t *walk(pagetable table, uint64_t va, int make) {
  for (int level = 2; level > 0; level--) {
    uint64_t *link = &table[INDEX(level, va)];
    if (!(*link & V)) {
      pagetable made = make ? new_table() : 0;
      if (made == 0) {
        return 0;
      }
      *link = to_entry(made, V);
    }
    table = to_table(*link);
  }
  return &table[INDEX(0, va)];
}

/* Gives the program a page of its own. */
static void *give(pagetable root, uint64_t va) {
  void *page = kalloc();
  uint64_t *entry = page != 0 ? walk(root, va, 1) : 0;
  if (entry == 0) {
    if (page != 0) {
      kfree(page);
    }
    return 0;
  }
  *entry = to_entry(page, V | R | W | X | U | A | D);
  return page;
}

int vm_grow(pagetable root, uint64_t from, uint64_t to) {
  for (uint64_t va = from; va < to; va += PAGE_SIZE) {
    void *page = give(root, va);
    if (page == 0) {
      vm_shrink(root, from, va);
      return -1;
    }
    memset(page, 0, PAGE_SIZE);
  }
  return 0;
}

void vm_shrink(pagetable root, uint64_t from, uint64_t to) {
  for (uint64_t va = from; va < to; va += PAGE_SIZE) {
    uint64_t *entry = walk(root, va, 0);
    void *page = to_table(*entry);
    *entry = 0;
    kfree(page);
  }
}

int vm_copy(pagetable parent, pagetable child, uint64_t from, uint64_t to) {
  for (uint64_t va = from; va < to; va += PAGE_SIZE) {
    void *page = give(child, va);
    if (page == 0) {
      vm_shrink(child, from, va);
      return -1;
    }
    memcpy(page, to_table(*walk(parent, va, 0)), PAGE_SIZE);
  }
  return 0;
}

static void free_tables(pagetable table, int level, uint64_t entry_count) {
  for (uint64_t i = 0; level > 0 && i < entry_count; i++) {
    if (table[i] & V) {
      free_tables(to_table(table[i]), level - 1, 512);
    }
  }
  kfree(table);
}

void vm_free(pagetable root) { free_tables(root, 2, KERNEL_ENTRY); }
