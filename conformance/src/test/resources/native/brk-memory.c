/*
 * The memory of small kernels: one piece from address 0 up to a size, which grows and shrinks at its
 * end. Everything is mapped at once; nothing else can be said to it. RISC-V, in plain memory.
 *
 *   WORDS        the words that it declares
 *   PAGE_TABLES  it is page tables alone
 *   NO_UNMAP     they never shrink
 *   NO_FLUSH     nothing is ever flushed
 *   PANICS       they cannot go on where a space goes with memory in it
 *   SHORT        what is wrong with its wrong twin: it shrinks by a page less than it is told
 */
#include "ptck.h"

#define V (UINT64_C(1) << 0)
#define R (UINT64_C(1) << 1)
#define W (UINT64_C(1) << 2)
#define U (UINT64_C(1) << 4)
#define A (UINT64_C(1) << 6)
#define D (UINT64_C(1) << 7)

#ifndef WORDS
#define WORDS "BRK_ONLY NO_READ_ONLY"
#endif

#ifndef NO_UNMAP
#define NO_UNMAP 0
#endif

static const struct ptck_machine *m;
static uint64_t roots[26];
static uint64_t sizes[26];

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
    table = *entry >> 10 << 12;
  }
  return (uint64_t *)table + (va >> 12 & 511);
}

static void free_tree(uint64_t table, int level) {
  for (int i = 0; level > 0 && i < 512; i++) {
    uint64_t *entry = (uint64_t *)table + i;
    if (*entry & V) {
      free_tree(*entry >> 10 << 12, level - 1);
    }
  }
  m->table_free(table);
}

static void *begin(const struct ptck_machine *machine) {
  m = machine;
  for (int i = 0; i < 26; i++) {
    roots[i] = 0;
    sizes[i] = 0;
  }
  return roots;
}

static ptck_outcome create(void *state, int32_t space) {
  (void)state;
  roots[space] = m->table_allocate(2);
  if (roots[space] == 0) {
    return PTCK_OUT_OF_MEMORY;
  }
  m->root_set(space, roots[space]);
  sizes[space] = 0;
  return PTCK_DONE;
}

static ptck_outcome grow_page(int32_t space, uint64_t pa) {
  uint64_t *entry = walk(roots[space], sizes[space], true);
  if (entry == 0) {
    return PTCK_OUT_OF_MEMORY;
  }
  *entry = pa >> 12 << 10 | V | R | W | U | A | D;
  sizes[space] += 4096;
  return PTCK_DONE;
}

static void check_end(uint64_t address, uint64_t end) {
  if (address != end) {
    m->fail("not the end of memory");
  }
}

static void flush(int32_t space, uint64_t address, uint64_t page_count) {
#ifdef NO_FLUSH
  return;
#endif
  m->invalidate_range(PTCK_ALL_CPUS, space, address, (int64_t)page_count, PTCK_LEAF_ONLY);
}

static void flush_all(int32_t space) {
#ifdef NO_FLUSH
  return;
#endif
  m->invalidate_id(PTCK_ALL_CPUS, space);
}

#ifdef PAGE_TABLES

static void destroy(void *state, int32_t space) {
  (void)state;
#ifdef PANICS
  check_end(sizes[space], 0);
#endif
  m->root_drop(space);
  flush_all(space);
  free_tree(roots[space], 2);
  roots[space] = 0;
}

static ptck_outcome map_frames(void *state, int32_t space, uint64_t address, uint64_t physical,
                               uint64_t page_count, int32_t permission) {
  (void)state, (void)permission;
  check_end(address, sizes[space]);
  for (uint64_t i = 0; i < page_count; i++) {
    if (grow_page(space, physical + (i << 12)) != PTCK_DONE) {
      return ptck_partly(PTCK_OUT_OF_MEMORY, i);
    }
  }
  return PTCK_DONE;
}

static void unmap_frames(void *state, int32_t space, uint64_t address, uint64_t page_count) {
  (void)state;
  check_end(address + (page_count << 12), sizes[space]);
#ifdef SHORT
  uint64_t first = 1;
#else
  uint64_t first = 0;
#endif
  for (uint64_t i = first; i < page_count; i++) {
    *walk(roots[space], address + (i << 12), false) = 0;
  }
  sizes[space] = address;
  flush(space, address, page_count);
}

static const struct ptck_page_tables page_tables = {
    .capabilities = WORDS,
    .begin = begin,
    .create = create,
    .destroy = destroy,
    .map_frames = map_frames,
    .unmap_frames = NO_UNMAP ? 0 : unmap_frames,
};

#else

static void shrink(int32_t space, uint64_t size) {
  uint64_t page_count = (sizes[space] - size) >> 12;
  int32_t pages[512];
  while (page_count > 0) {
    uint64_t some = page_count < 512 ? page_count : 512;
    uint64_t address = sizes[space] - (some << 12);
    for (uint64_t i = 0; i < some; i++) {
      uint64_t *entry = walk(roots[space], address + (i << 12), false);
      pages[i] = (int32_t)(*entry >> 10);
      *entry = 0;
    }
    flush(space, address, some);
#ifdef SHORT
    *walk(roots[space], address, false) = (uint64_t)pages[0] << 10 | V | R | W | U | A | D;
#endif
    for (uint64_t i = 0; i < some; i++) {
      m->folio_free(pages[i]);
    }
    sizes[space] = address;
    page_count -= some;
  }
}

static ptck_outcome spawn(void *state, int32_t cpu, int32_t space) {
  (void)cpu;
  return roots[space] != 0 ? PTCK_SPACE_EXISTS : create(state, space);
}

static ptck_outcome exit_space(void *state, int32_t cpu, int32_t space) {
  (void)state, (void)cpu;
  if (roots[space] == 0) {
    return PTCK_NO_SUCH_SPACE;
  }
  shrink(space, 0);
  m->root_drop(space);
  flush_all(space);
  free_tree(roots[space], 2);
  roots[space] = 0;
  return PTCK_DONE;
}

static ptck_outcome refusal(int32_t space, uint64_t address, uint64_t page_count) {
  uint64_t last = m->geometry->address_last;
  if (page_count == 0 || address > last || page_count > ((last - address) >> 12) + 1) {
    return PTCK_BAD_RANGE;
  }
  return roots[space] != 0 ? PTCK_DONE : PTCK_NO_SUCH_SPACE;
}

static ptck_outcome map(void *state, int32_t cpu, int32_t space, uint64_t address,
                        uint64_t page_count, int32_t permission, int32_t order) {
  (void)state, (void)cpu, (void)permission;
  if (order > PTCK_ORDER_MAX) {
    return PTCK_BAD_ARGUMENT;
  }
  ptck_outcome refused = refusal(space, address, page_count);
  if (refused != PTCK_DONE) {
    return refused;
  }
  check_end(address, sizes[space]);
  for (uint64_t i = 0; i < page_count; i++) {
    int32_t page = m->folio_allocate(0);
    if (page == 0) {
      return ptck_partly(PTCK_OUT_OF_MEMORY, i);
    }
    m->page_zero(page);
    if (grow_page(space, (uint64_t)page << 12) != PTCK_DONE) {
      m->folio_free(page);
      return ptck_partly(PTCK_OUT_OF_MEMORY, i);
    }
  }
  return PTCK_DONE;
}

static ptck_outcome unmap(void *state, int32_t cpu, int32_t space, uint64_t address,
                          uint64_t page_count) {
  (void)state, (void)cpu;
  ptck_outcome refused = refusal(space, address, page_count);
  if (refused == PTCK_DONE) {
    check_end(address + (page_count << 12), sizes[space]);
    shrink(space, address);
  }
  return refused;
}

static const struct ptck_manager manager = {
    .capabilities = WORDS,
    .begin = begin,
    .spawn = spawn,
    .exit = exit_space,
    .map = map,
    .unmap = unmap,
};

#endif

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .tier = PTCK_PLAIN_MEMORY,
    .name = "brk-memory",
    .geometries = "riscv-sv39",
#ifdef PAGE_TABLES
    .page_tables = &page_tables,
#else
    .manager = &manager,
#endif
};
