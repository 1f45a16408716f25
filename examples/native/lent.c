/*
 * lent.c: a memory manager for x86-64 that keeps page tables and nothing else. What is mapped
 * where, and what it permits, it asks the kit (LENT_BOOK), which refuses what has to be refused
 * before it calls: in a kernel that would be the code above. Memory appears on first touch, fork
 * copies it at once. Physical address == pointer.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "lent.h"

#include <stddef.h>
#include <string.h>

#define PAGE_BYTES ((uint64_t)4096)
#define ENTRY_COUNT 512
#define SPACE_COUNT 26

static const struct ptck_machine *machine;
static pte_t *roots[SPACE_COUNT];

static int root_level(void) { return machine->geometry->level_count - 1; }

static pte_t *table_at(pte_t link) { return (pte_t *)(link & PTE_ADDRESS); }

/* The leaf entry that translates va; NULL if there is no table for it, and none is to be made. */
static pte_t *walk(int32_t space, uint64_t va, bool make) {
  pte_t *table = roots[space];
  for (int level = root_level(); level > 0; level--) {
    pte_t *link = &table[va >> (12 + 9 * level) & (ENTRY_COUNT - 1)];
    if (!(*link & PTE_PRESENT)) {
      uint64_t made = make ? machine->table_allocate(level - 1) : 0;
      if (made == 0) {
        return NULL;
      }
      *link = made | PTE_PRESENT | PTE_WRITE | PTE_USER;
    }
    table = table_at(*link);
  }
  return &table[va >> 12 & (ENTRY_COUNT - 1)];
}

/* ---------------------------------------------------------------- what user code needs */

/* The page at va, brought in if it is not there; NULL when memory has run out. */
static uint8_t *touch(int32_t space, uint64_t va) {
  pte_t *pte = walk(space, va, true);
  if (pte == NULL) {
    return NULL;
  }
  if (!(*pte & PTE_PRESENT)) {
    struct ptck_mapping mapping = {.size = sizeof mapping};
    if (!machine->mapping_at(space, va, &mapping)) {
      machine->fail("touched although nothing is mapped");
      return NULL;
    }
    int32_t page = machine->folio_allocate(0);
    if (page == 0) {
      return NULL;
    }
    memset((void *)((uint64_t)page << 12), 0, PAGE_BYTES);
    *pte = lent_entry((uint64_t)page << 12, &mapping);
  }
  return (uint8_t *)(*pte & PTE_ADDRESS);
}

static ptck_outcome lent_fault(void *manager, int32_t cpu, int32_t space, uint64_t address,
                               int32_t access) {
  (void)manager, (void)cpu, (void)access;
  return touch(space, address) != NULL ? PTCK_DONE : PTCK_OUT_OF_MEMORY;
}

static ptck_outcome lent_copy_in(void *manager, int32_t cpu, int32_t space, void *target,
                                 uint64_t address, uint64_t byte_count) {
  (void)manager, (void)cpu;
  const uint8_t *page = touch(space, address);
  return page != NULL ? (memcpy(target, page, byte_count), PTCK_DONE) : PTCK_OUT_OF_MEMORY;
}

static ptck_outcome lent_copy_out(void *manager, int32_t cpu, int32_t space, uint64_t address,
                                  const void *source, uint64_t byte_count) {
  (void)manager, (void)cpu;
  uint8_t *page = touch(space, address);
  return page != NULL ? (memcpy(page, source, byte_count), PTCK_DONE) : PTCK_OUT_OF_MEMORY;
}

/* ---------------------------------------------------------------- requests */

static void *lent_begin(const struct ptck_machine *given) {
  machine = given;
  memset(roots, 0, sizeof roots);
  return roots;
}

static ptck_outcome lent_spawn(void *manager, int32_t cpu, int32_t space) {
  (void)manager, (void)cpu;
  roots[space] = (pte_t *)machine->table_allocate(root_level());
  if (roots[space] == NULL) {
    return PTCK_OUT_OF_MEMORY;
  }
  machine->root_set(space, (uint64_t)roots[space]);
  return PTCK_DONE;
}

/* Frees a table that no CPU can reach, with what it leads to. */
static void free_tree(pte_t *table, int level) {
  for (int i = 0; i < ENTRY_COUNT; i++) {
    if (table[i] & PTE_PRESENT) {
      if (level > 0) {
        free_tree(table_at(table[i]), level - 1);
      } else {
        machine->folio_free((int32_t)((table[i] & PTE_ADDRESS) >> 12));
      }
    }
  }
  machine->table_free((uint64_t)table);
}

static ptck_outcome lent_exit(void *manager, int32_t cpu, int32_t space) {
  (void)manager, (void)cpu;
  machine->root_drop(space);
  machine->invalidate_id(PTCK_ALL_CPUS, space);
  free_tree(roots[space], root_level());
  roots[space] = NULL;
  return PTCK_DONE;
}

static ptck_outcome lent_map(void *manager, int32_t cpu, int32_t space, uint64_t address,
                             uint64_t page_count, int32_t permission, int32_t order) {
  (void)manager, (void)cpu, (void)space, (void)address, (void)page_count;
  (void)permission, (void)order;
  return PTCK_DONE; /* the book has it; pages come when they are touched */
}

static ptck_outcome lent_unmap(void *manager, int32_t cpu, int32_t space, uint64_t address,
                               uint64_t page_count) {
  (void)manager, (void)cpu;
  uint64_t end = address + page_count * PAGE_BYTES;
  for (uint64_t va = address; va < end; va += PAGE_BYTES) {
    pte_t *pte = walk(space, va, false);
    if (pte != NULL) {
      *pte &= ~PTE_PRESENT; /* the address stays, for the second round */
    }
  }
  machine->invalidate_range(PTCK_ALL_CPUS, space, address, (int64_t)page_count, PTCK_LEAF_ONLY);
  for (uint64_t va = address; va < end; va += PAGE_BYTES) {
    pte_t *pte = walk(space, va, false);
    if (pte != NULL && *pte != 0) {
      int32_t page = (int32_t)((*pte & PTE_ADDRESS) >> 12);
      *pte = 0;
      machine->folio_free(page);
    }
  }
  return PTCK_DONE;
}

static ptck_outcome lent_protect(void *manager, int32_t cpu, int32_t space, uint64_t address,
                                 uint64_t page_count, int32_t permission) {
  (void)manager, (void)cpu;
  /* The book still says what held before: what will hold is an argument. */
  struct ptck_mapping wanted = {.size = sizeof wanted, .permission = permission};
  uint64_t end = address + page_count * PAGE_BYTES;
  for (uint64_t va = address; va < end; va += PAGE_BYTES) {
    pte_t *pte = walk(space, va, false);
    if (pte != NULL && *pte & PTE_PRESENT) {
      *pte = lent_entry(*pte & PTE_ADDRESS, &wanted);
    }
  }
  machine->invalidate_range(PTCK_ALL_CPUS, space, address, (int64_t)page_count, PTCK_LEAF_ONLY);
  return PTCK_DONE;
}

/* Copies what the parent has touched of a mapping; false when memory has run out. */
static bool copy_mapping(int32_t parent, int32_t child, const struct ptck_mapping *mapping) {
  uint64_t end = mapping->address + mapping->page_count * PAGE_BYTES;
  for (uint64_t va = mapping->address; va < end; va += PAGE_BYTES) {
    pte_t *source = walk(parent, va, false);
    if (source != NULL && *source & PTE_PRESENT) {
      pte_t *target = walk(child, va, true);
      int32_t page = target != NULL ? machine->folio_allocate(0) : 0;
      if (page == 0) {
        return false;
      }
      memcpy((void *)((uint64_t)page << 12), table_at(*source), PAGE_BYTES);
      *target = lent_entry((uint64_t)page << 12, mapping);
    }
  }
  return true;
}

static ptck_outcome lent_fork(void *manager, int32_t cpu, int32_t space, int32_t child) {
  ptck_outcome outcome = lent_spawn(manager, cpu, child);
  struct ptck_mapping mapping = {.size = sizeof mapping};
  uint64_t from = 0;
  while (outcome == PTCK_DONE && machine->mapping_next(space, from, &mapping)) {
    if (!copy_mapping(space, child, &mapping)) {
      lent_exit(manager, cpu, child);
      outcome = PTCK_OUT_OF_MEMORY;
    }
    from = mapping.address + mapping.page_count * PAGE_BYTES;
  }
  return outcome;
}

static const struct ptck_manager manager = {
    .capabilities = "LENT_BOOK ATOMIC_FAILURE EXECUTE_PERMISSION",
    .begin = lent_begin,
    .spawn = lent_spawn,
    .exit = lent_exit,
    .map = lent_map,
    .unmap = lent_unmap,
    .protect = lent_protect,
    .fork = lent_fork,
    .fault = lent_fault,
    .copy_in = lent_copy_in,
    .copy_out = lent_copy_out,
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .tier = PTCK_PLAIN_MEMORY,
    .name = lent_name,
    .geometries = "x86-64-4",
    .manager = &manager,
};
