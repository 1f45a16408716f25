/*
 * A manager as a teaching kernel has it: kalloc() and kfree() of one allocator, whatever for, and
 * count[], which says how often a page is mapped. For riscv-sv39, in plain memory.
 *
 *   LEAK_PAGE       an unmap forgets the page
 *   LEAK_UNUSED     every fork keeps a page that nobody uses
 *   LEAK_LEVELLESS  exit keeps a table that nothing led to
 *   BOTH            maps the table that leads to what it maps
 *   FREE_TWICE      exit frees the root twice
 *   COUNT_SHORT     fork does not count
 *   COUNT_LONG      unmap does not count, and frees nothing
 *   FEW_COUNTS      the array ends too soon
 *   COUNT_OF        a function counts, instead of the array; CALL_BACK: and calls the machine
 *   NO_CLEAR        tables are not cleared
 *   COUNTS          what the counts are said to be
 */
#include "ptck.h"

#include <stdlib.h>
#include <string.h>

enum { V = 1, R = 2, W = 4, U = 16, A = 64, D = 128, COW = 256 };

#define PAGE 4096u
#define BASE UINT64_C(0x1000000000)
#define TABLE(pte) ((uint64_t *)((pte) >> 10 << 12))
#define COUNT(pa) count[((uint64_t)(pa) - BASE) >> 12]
#define PAGES 16384

static const struct ptck_machine *m;
static uint64_t *roots[26];
static uint8_t count[PAGES];

/* ---- the allocator */

static void *kalloc(void) {
  void *page = (void *)m->frame_allocate();
  if (page != NULL) {
    memset(page, 5, PAGE);
    COUNT(page) = 1;
  }
  return page;
}

static void kfree(void *page) {
  if (COUNT(page) > 1) {
    COUNT(page)--;
    return;
  }
  memset(page, 1, PAGE);
  m->frame_free((uint64_t)page);
}

/* ---- page tables */

static uint64_t *walk(uint64_t *table, uint64_t va, bool make) {
  for (int level = 2; level > 0; level--) {
    uint64_t *pte = &table[va >> (12 + 9 * level) & 511];
    if ((*pte & V) == 0) {
      uint64_t *made = make ? kalloc() : NULL;
      if (made == NULL) {
        return NULL;
      }
#ifndef NO_CLEAR
      memset(made, 0, PAGE);
#endif
      *pte = (uint64_t)made >> 12 << 10 | V;
    }
    table = TABLE(*pte);
  }
  return &table[va >> 12 & 511];
}

static uint64_t *leaf(int32_t space, uint64_t va) {
  uint64_t *pte = walk(roots[space], va, false);
  return pte != NULL && (*pte & V) != 0 ? pte : NULL;
}

static void free_tree(uint64_t *table, int level) {
  for (int i = 0; i < 512; i++) {
    if (table[i] & V) {
      if (level > 0) {
        free_tree(TABLE(table[i]), level - 1);
      } else {
        kfree(TABLE(table[i]));
      }
    }
  }
  kfree(table);
}

/* ---- requests */

static bool is_range(uint64_t va, uint64_t pages) {
  uint64_t last = m->geometry->address_last;
  return va % PAGE == 0 && pages > 0 && va <= last && pages <= (last - va) / PAGE + 1;
}

static ptck_outcome spawn(void *manager, int32_t cpu, int32_t space) {
  (void)manager, (void)cpu;
  if (space < 0 || space >= 26) {
    return PTCK_BAD_ARGUMENT;
  }
  if (roots[space] != NULL) {
    return PTCK_SPACE_EXISTS;
  }
  uint64_t *root = kalloc();
  if (root == NULL) {
    return PTCK_OUT_OF_MEMORY;
  }
  memset(root, 0, PAGE);
  roots[space] = root;
  m->root_set(space, (uint64_t)root);
  return PTCK_DONE;
}

static ptck_outcome exit_space(void *manager, int32_t cpu, int32_t space) {
  (void)manager, (void)cpu;
  if (space < 0 || space >= 26 || roots[space] == NULL) {
    return PTCK_NO_SUCH_SPACE;
  }
  uint64_t *root = roots[space];
  roots[space] = NULL;
  m->root_drop(space);
  m->invalidate_id(PTCK_ALL_CPUS, space);
  free_tree(root, 2);
#ifdef FREE_TWICE
  m->frame_free((uint64_t)root);
#endif
#ifdef LEAK_LEVELLESS
  m->table_allocate(PTCK_ANY_LEVEL);
#endif
  return PTCK_DONE;
}

static void unmap_pages(int32_t space, uint64_t va, uint64_t pages) {
  for (uint64_t i = 0; i < pages; i++) {
    uint64_t *pte = leaf(space, va + i * PAGE);
    void *page = TABLE(*pte);
    *pte = 0;
    m->invalidate_range(PTCK_ALL_CPUS, space, va + i * PAGE, 1, PTCK_LEAF_ONLY);
#ifdef LEAK_PAGE
    if (COUNT(page) == 1) {
      COUNT(page) = 0;
      continue;
    }
#endif
#ifdef COUNT_LONG
    (void)page;
#else
    kfree(page);
#endif
  }
}

static ptck_outcome map(void *manager, int32_t cpu, int32_t space, uint64_t va, uint64_t pages,
                        int32_t permission, int32_t order) {
  (void)manager, (void)cpu;
  if (space < 0 || space >= 26 || roots[space] == NULL) {
    return PTCK_NO_SUCH_SPACE;
  }
  if (order < 0 || order > PTCK_ORDER_MAX || !is_range(va, pages)) {
    return PTCK_BAD_RANGE;
  }
  for (uint64_t i = 0; i < pages; i++) {
    if (leaf(space, va + i * PAGE) != NULL) {
      return PTCK_ALREADY_MAPPED;
    }
  }
  for (uint64_t i = 0; i < pages; i++) {
    uint64_t *pte = walk(roots[space], va + i * PAGE, true);
    void *page = pte != NULL ? kalloc() : NULL;
    if (page == NULL) {
      return ptck_partly(PTCK_OUT_OF_MEMORY, i);
    }
    memset(page, 0, PAGE);
#ifdef BOTH
    kfree(page);
    page = (void *)((uint64_t)pte & ~(uint64_t)(PAGE - 1));
#endif
    uint64_t flags = V | R | U | A | D | (permission == PTCK_READ_WRITE ? W : 0);
    *pte = (uint64_t)page >> 12 << 10 | flags;
  }
  return PTCK_DONE;
}

static ptck_outcome unmap(void *manager, int32_t cpu, int32_t space, uint64_t va,
                          uint64_t pages) {
  (void)manager, (void)cpu;
  if (space < 0 || space >= 26 || roots[space] == NULL) {
    return PTCK_NO_SUCH_SPACE;
  }
  if (!is_range(va, pages)) {
    return PTCK_BAD_RANGE;
  }
  for (uint64_t i = 0; i < pages; i++) {
    if (leaf(space, va + i * PAGE) == NULL) {
      return PTCK_NOT_MAPPED;
    }
  }
  unmap_pages(space, va, pages);
  return PTCK_DONE;
}

/* Lets the child share what a table maps; false when memory runs out. */
static bool share(uint64_t *table, int level, uint64_t va, int32_t child) {
  for (uint64_t i = 0; i < 512; i++) {
    uint64_t at = va | i << (12 + 9 * level);
    if ((table[i] & V) == 0) {
      continue;
    }
    if (level > 0) {
      if (!share(TABLE(table[i]), level - 1, at, child)) {
        return false;
      }
      continue;
    }
    uint64_t *pte = walk(roots[child], at, true);
    if (pte == NULL) {
      return false;
    }
    if (table[i] & W) {
      table[i] = (table[i] & ~(uint64_t)W) | COW;
    }
    *pte = table[i];
#ifndef COUNT_SHORT
    COUNT(TABLE(table[i]))++;
#endif
  }
  return true;
}

static ptck_outcome fork_space(void *manager, int32_t cpu, int32_t space, int32_t child) {
  if (space < 0 || space >= 26 || roots[space] == NULL) {
    return PTCK_NO_SUCH_SPACE;
  }
  ptck_outcome made = spawn(manager, cpu, child);
  if (made != PTCK_DONE) {
    return made;
  }
#ifdef LEAK_UNUSED
  m->frame_allocate();
#endif
  bool done = share(roots[space], 2, 0, child);
  m->invalidate_id(PTCK_ALL_CPUS, space);
  if (!done) {
    exit_space(manager, cpu, child);
    return PTCK_OUT_OF_MEMORY;
  }
  return PTCK_DONE;
}

static ptck_outcome fault(void *manager, int32_t cpu, int32_t space, uint64_t va,
                          int32_t access) {
  (void)manager, (void)cpu;
  uint64_t *pte = leaf(space, va);
  if (pte == NULL) {
    return PTCK_NOT_MAPPED;
  }
  if (access == PTCK_READ || (*pte & W) != 0) {
    return PTCK_DONE;
  }
  if ((*pte & COW) == 0) {
    return PTCK_NOT_PERMITTED;
  }
  void *old = TABLE(*pte);
  uint64_t flags = (*pte & 0x3ff & ~(uint64_t)COW) | W;
  if (COUNT(old) == 1) {
    *pte = (*pte & ~(uint64_t)0x3ff) | flags;
    return PTCK_DONE;
  }
  void *copy = kalloc();
  if (copy == NULL) {
    return PTCK_OUT_OF_MEMORY;
  }
  memcpy(copy, old, PAGE);
  *pte = 0;
  m->invalidate_range(PTCK_ALL_CPUS, space, va, 1, PTCK_LEAF_ONLY);
  *pte = (uint64_t)copy >> 12 << 10 | flags;
  kfree(old);
  return PTCK_DONE;
}

static void *begin(const struct ptck_machine *machine) {
  m = machine;
  memset(roots, 0, sizeof roots);
  memset(count, 0, sizeof count);
  return roots;
}

#if defined COUNT_OF || defined CALL_BACK
static int32_t count_of(void *manager, int32_t page) {
  (void)manager;
#ifdef CALL_BACK
  m->references(page);
#endif
  return COUNT((uint64_t)page << 12);
}

static const struct ptck_counts counts = {.size = sizeof counts, .count_of = count_of};
#elif defined COUNTS
static const struct ptck_counts counts = {.size = sizeof counts, COUNTS};
#else
static const struct ptck_counts counts = {
    .size = sizeof counts,
    .element_bytes = sizeof count[0],
    .first_page = BASE >> 12,
#ifdef FEW_COUNTS
    .page_count = 64,
#else
    .page_count = PAGES,
#endif
    .array = count,
};
#endif

static const struct ptck_manager manager = {
    .capabilities = WORDS,
    .begin = begin,
    .spawn = spawn,
    .exit = exit_space,
    .map = map,
    .unmap = unmap,
    .fork = fork_space,
    .fault = fault,
#ifndef UNCOUNTED
    .references = &counts,
#endif
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .tier = PTCK_PLAIN_MEMORY,
    .name = "one-allocator",
    .geometries = "riscv-sv39",
    .memory_base = BASE,
    .manager = &manager,
};
