/*
 * A memory manager of a RISC-V kernel whose harts let go of the program's root and fence at each trap,
 * and that runs a program on one hart at a time: it never fences anything itself, frees a page before
 * it clears the entry, and a tree from its leaves up while the root still stands.
 *
 *   WORDS          the words that it declares
 *   LOADS          it has functions by which it would load spaces itself
 *   PANICS         it cannot go on where a page is still mapped when a space goes
 *   FLUSHES        it fences on the hart that it runs on, right after it has cleared an entry
 *   LEAVES_ENTRY   what is wrong with its wrong twin: a page is freed, and the entry stays
 */
#include "ptck.h"

#define V (UINT64_C(1) << 0)
#define R (UINT64_C(1) << 1)
#define W (UINT64_C(1) << 2)
#define U (UINT64_C(1) << 4)
#define A (UINT64_C(1) << 6)
#define D (UINT64_C(1) << 7)

#ifndef WORDS
#define WORDS "ONE_CPU_PER_SPACE FLUSH_AT_TRAP NO_READ_ONLY"
#endif

static const struct ptck_machine *m;
static uint64_t roots[26];

static uint64_t target(uint64_t entry) { return entry >> 10 << 12; }

static uint64_t *walk(uint64_t root, uint64_t va, bool make) {
  uint64_t table = root;
  for (int level = 2; level > 0; level--) {
    uint64_t *entry = (uint64_t *)table + (va >> (12 + 9 * level) & 511);
    if (!(*entry & V)) {
      uint64_t made = make ? m->table_allocate(level - 1) : 0;
      if (made == 0) {
        return 0;
      }
      *entry = made >> 12 << 10 | V;
    }
    table = target(*entry);
  }
  return (uint64_t *)table + (va >> 12 & 511);
}

static bool is_mapped(uint64_t root, uint64_t va) {
  uint64_t *entry = walk(root, va, false);
  return entry != 0 && *entry & V;
}

static ptck_outcome refusal(int32_t space, uint64_t address, uint64_t page_count, bool mapped) {
  uint64_t last = m->geometry->address_last;
  if (address & 4095 || page_count == 0 || address > last ||
      page_count > ((last - address) >> 12) + 1) {
    return PTCK_BAD_RANGE;
  }
  if (roots[space] == 0) {
    return PTCK_NO_SUCH_SPACE;
  }
  for (uint64_t i = 0; i < page_count; i++) {
    if (is_mapped(roots[space], address + (i << 12)) != mapped) {
      return mapped ? PTCK_NOT_MAPPED : PTCK_ALREADY_MAPPED;
    }
  }
  return PTCK_DONE;
}

/* Frees the page first, then clears the entry. */
static void unmap_page(uint64_t *entry) {
#ifdef FLUSHES
  uint64_t was = *entry;
  *entry = 0;
  m->invalidate_all(UINT64_C(1) << m->cpu());
  *entry = was & ~V;
#endif
  m->folio_free((int32_t)(target(*entry) >> 12));
#ifndef LEAVES_ENTRY
  *entry = 0;
#endif
}

static void *begin(const struct ptck_machine *machine) {
  m = machine;
  for (int i = 0; i < 26; i++) {
    roots[i] = 0;
  }
  return roots;
}

static ptck_outcome spawn(void *state, int32_t cpu, int32_t space) {
  (void)state, (void)cpu;
  if (roots[space] != 0) {
    return PTCK_SPACE_EXISTS;
  }
  roots[space] = m->table_allocate(2);
  if (roots[space] == 0) {
    return PTCK_OUT_OF_MEMORY;
  }
  m->root_set(space, roots[space]);
  return PTCK_DONE;
}

/* Pages, then tables, from the leaves up. */
static void free_tree(uint64_t table, int level) {
  for (int i = 0; i < 512; i++) {
    uint64_t *entry = (uint64_t *)table + i;
    if (*entry & V) {
      if (level > 0) {
        free_tree(target(*entry), level - 1);
        *entry = 0;
      } else {
#ifdef PANICS
        m->fail("a page is still mapped");
#endif
        unmap_page(entry);
      }
    }
  }
  m->table_free(table);
}

static ptck_outcome exit_space(void *state, int32_t cpu, int32_t space) {
  (void)state, (void)cpu;
  if (roots[space] == 0) {
    return PTCK_NO_SUCH_SPACE;
  }
  free_tree(roots[space], 2);
  m->root_drop(space);
  roots[space] = 0;
  return PTCK_DONE;
}

static ptck_outcome map(void *state, int32_t cpu, int32_t space, uint64_t address,
                        uint64_t page_count, int32_t permission, int32_t order) {
  (void)state, (void)cpu, (void)order;
  if (order > PTCK_ORDER_MAX || permission != PTCK_READ_WRITE) {
    return PTCK_BAD_ARGUMENT;
  }
  ptck_outcome refused = refusal(space, address, page_count, false);
  if (refused != PTCK_DONE) {
    return refused;
  }
  for (uint64_t i = 0; i < page_count; i++) {
    uint64_t *entry = walk(roots[space], address + (i << 12), true);
    int32_t page = entry != 0 ? m->folio_allocate(0) : 0;
    if (page == 0) {
      return ptck_partly(PTCK_OUT_OF_MEMORY, i);
    }
    m->page_zero(page);
    *entry = (uint64_t)page << 10 | V | R | W | U | A | D;
  }
  return PTCK_DONE;
}

static ptck_outcome unmap(void *state, int32_t cpu, int32_t space, uint64_t address,
                          uint64_t page_count) {
  (void)state, (void)cpu;
  ptck_outcome refused = refusal(space, address, page_count, true);
  for (uint64_t i = 0; refused == PTCK_DONE && i < page_count; i++) {
    unmap_page(walk(roots[space], address + (i << 12), false));
  }
  return refused;
}

#ifdef LOADS
static ptck_outcome load(void *state, int32_t cpu, int32_t space) {
  (void)state, (void)cpu, (void)space;
  return PTCK_DONE;
}

static ptck_outcome lazy(void *state, int32_t cpu) {
  (void)state, (void)cpu;
  return PTCK_DONE;
}
#endif

static const struct ptck_manager manager = {
    .capabilities = WORDS,
    .begin = begin,
    .spawn = spawn,
    .exit = exit_space,
    .map = map,
    .unmap = unmap,
#ifdef LOADS
    .load = load,
    .lazy = lazy,
#endif
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .tier = PTCK_PLAIN_MEMORY,
    .name = "trap-kernel",
    .geometries = "riscv-sv39",
    .manager = &manager,
};
