/*
 * A manager that has superpages of its own pool, and tells by an address what a frame is: what lies
 * in the pool fills a leaf of level 1. Pages of a superpage that is unmapped in part are copied to
 * small ones first. For the small geometry of the kit, whose superpages have eight pages.
 *
 *   TOLD_WRONG   the first superpage of the pool is taken for a small page
 *   MISALIGNED   superpages begin a page late
 *   TWICE        the superpage that was freed last is handed out and stays free
 *   NO_POOL      it asks for a region that it has not
 *   BASE         where its memory begins, with PLAIN
 *   REGIONS      the regions that it declares; TABLES  somebody who may not
 */
#include "ptck.h"

#define VALID (UINT64_C(1) << 0)
#define TABLE_OR_PAGE (UINT64_C(1) << 1)
#define MARKS UINT64_C(0xc40) /* user, accessed, not global */
#define DIRTY_MANAGED (UINT64_C(1) << 51)
#define ADDRESS UINT64_C(0x0000fffffffff000)

#ifndef BASE
#define BASE UINT64_C(0)
#endif

#define POOL_BASE (BASE + UINT64_C(0x3000000))
#define POOL_BYTES UINT64_C(0x40000)
#ifndef REGIONS
#define REGIONS {"pool", POOL_BASE, POOL_BYTES}
#endif

#ifdef TOLD_WRONG
#define IS_SUPER(pa) ((pa) > POOL_BASE)
#else
#define IS_SUPER(pa) ((pa) >= POOL_BASE)
#endif

enum { SHIFT = 12, SUPER_ORDER = 3, SUPER_PAGES = 8, SPACE_COUNT = 26 };

static const struct ptck_machine *m;
static uint64_t roots[SPACE_COUNT];
static uint64_t last_freed;

static uint64_t kalloc(void) { return m->frame_allocate(); }

static uint64_t super_alloc(void) {
#ifdef TWICE
  if (last_freed != 0) {
    uint64_t pa = last_freed;
    last_freed = 0;
    return pa;
  }
#endif
#ifdef NO_POOL
  return m->region_allocate(1, SUPER_ORDER);
#elif defined(MISALIGNED)
  uint64_t pa = m->region_allocate(0, SUPER_ORDER + 1);
  return pa == 0 ? 0 : pa + 4096;
#else
  return m->region_allocate(0, SUPER_ORDER);
#endif
}

static void kfree(uint64_t pa) {
  last_freed = IS_SUPER(pa) ? pa : 0;
  m->frame_free(pa);
}

static void zero(uint64_t pa, int pages) {
  for (int i = 0; i < pages; i++) {
    m->page_zero((int32_t)(pa >> SHIFT) + i);
  }
}

static uint64_t entry_at(uint64_t table, int32_t level, uint64_t va) {
  const struct ptck_level *l = &m->geometry->levels[level];
  return table + (va >> l->span_shift & ((UINT64_C(1) << l->index_bits) - 1)) * 8;
}

/* The entry of the level for the address; 0 where a leaf above has it, or nothing is. */
static uint64_t walk(int32_t space, int32_t to, uint64_t va, bool make) {
  uint64_t table = roots[space];
  int32_t level = m->geometry->level_count - 1;
  for (; level > to; level--) {
    uint64_t entry = entry_at(table, level, va);
    uint64_t word = m->entry_read(entry);
    if (word == 0) {
      if (!make) {
        return 0;
      }
      uint64_t made = kalloc();
      zero(made, 1);
      word = made | VALID | TABLE_OR_PAGE;
      m->entry_write(entry, word);
    } else if (!(word & TABLE_OR_PAGE)) {
      return 0;
    }
    table = word & ADDRESS;
  }
  return entry_at(table, to, va);
}

static void map_page(int32_t space, int32_t level, uint64_t va, uint64_t pa) {
  uint64_t entry = walk(space, level, va, true);
  m->entry_write(entry, pa | VALID | MARKS | DIRTY_MANAGED | (level == 0 ? TABLE_OR_PAGE : 0));
}

static void flush(int32_t space, uint64_t va, int64_t pages) {
  m->invalidate_range(PTCK_ALL_CPUS, space, va, pages, PTCK_ALL_LEVELS);
}

static void clear(int32_t space, uint64_t entry, uint64_t va) {
  uint64_t pa = m->entry_read(entry) & ADDRESS;
  m->entry_write(entry, 0);
  flush(space, va, IS_SUPER(pa) ? SUPER_PAGES : 1);
  kfree(pa);
}

/* Copies a superpage to small pages. */
static void demote(int32_t space, uint64_t entry, uint64_t va) {
  uint64_t pa = m->entry_read(entry) & ADDRESS;
  m->entry_write(entry, 0);
  flush(space, va, SUPER_PAGES);
  for (int i = 0; i < SUPER_PAGES; i++) {
    uint64_t copy = kalloc();
    m->page_copy((int32_t)(pa >> SHIFT) + i, (int32_t)(copy >> SHIFT));
    map_page(space, 0, va + ((uint64_t)i << SHIFT), copy);
  }
  kfree(pa);
}

static void *begin(const struct ptck_machine *machine) {
  m = machine;
  last_freed = 0;
  return roots;
}

static ptck_outcome spawn(void *state, int32_t cpu, int32_t space) {
  (void)state, (void)cpu;
  roots[space] = kalloc();
  zero(roots[space], 1);
  m->root_set(space, roots[space]);
  return PTCK_DONE;
}

static ptck_outcome map(void *state, int32_t cpu, int32_t space, uint64_t address,
                        uint64_t page_count, int32_t permission, int32_t order) {
  (void)state, (void)cpu, (void)permission, (void)order;
  for (uint64_t i = 0; i < page_count;) {
    uint64_t va = address + (i << SHIFT);
    bool fits = (va >> SHIFT) % SUPER_PAGES == 0 && page_count - i >= SUPER_PAGES;
    uint64_t upper = fits ? walk(space, 1, va, true) : 0;
    uint64_t pa = fits && m->entry_read(upper) == 0 ? super_alloc() : 0;
    int pages = pa != 0 ? SUPER_PAGES : 1;
    pa = pa != 0 ? pa : kalloc();
    zero(pa, pages);
    map_page(space, pages > 1 ? 1 : 0, va, pa);
    i += (uint64_t)pages;
  }
  return PTCK_DONE;
}

static ptck_outcome unmap(void *state, int32_t cpu, int32_t space, uint64_t address,
                          uint64_t page_count) {
  (void)state, (void)cpu;
  for (uint64_t i = 0; i < page_count;) {
    uint64_t va = address + (i << SHIFT);
    uint64_t upper = walk(space, 1, va, false);
    uint64_t word = m->entry_read(upper);
    bool is_leaf = !(word & TABLE_OR_PAGE);
    if (is_leaf && IS_SUPER(word & ADDRESS)) {
      uint64_t start = va & ~(UINT64_C(0x8000) - 1);
      if (start != va || page_count - i < SUPER_PAGES) {
        demote(space, upper, start);
        continue;
      }
      clear(space, upper, va);
      i += SUPER_PAGES;
    } else {
      uint64_t entry = is_leaf ? upper : walk(space, 0, va, false);
      if (m->entry_read(entry) != 0) {
        clear(space, entry, va);
      }
      i++;
    }
  }
  return PTCK_DONE;
}

static void free_tree(uint64_t table, int32_t level) {
  for (uint64_t i = 0; i < UINT64_C(1) << m->geometry->levels[level].index_bits; i++) {
    uint64_t word = m->entry_read(table + 8 * i);
    if (word != 0) {
      m->entry_write(table + 8 * i, 0);
      if (level > 0 && word & TABLE_OR_PAGE) {
        free_tree(word & ADDRESS, level - 1);
      } else {
        kfree(word & ADDRESS);
      }
    }
  }
  m->frame_free(table);
}

static ptck_outcome exit_space(void *state, int32_t cpu, int32_t space) {
  (void)state, (void)cpu;
  m->root_drop(space);
  m->invalidate_id(PTCK_ALL_CPUS, space);
  free_tree(roots[space], m->geometry->level_count - 1);
  return PTCK_DONE;
}

static const struct ptck_manager manager = {
    .capabilities = "LENT_BOOK ALLOCATION_CANNOT_FAIL NO_READ_ONLY",
    .begin = begin,
    .spawn = spawn,
    .exit = exit_space,
    .map = map,
    .unmap = unmap,
};

#ifdef TABLES
static ptck_outcome map_frames(void *state, int32_t space, uint64_t address, uint64_t physical,
                               uint64_t page_count, int32_t permission) {
  (void)state, (void)space, (void)address, (void)physical, (void)page_count, (void)permission;
  return PTCK_DONE;
}

static const struct ptck_page_tables page_tables = {.begin = begin, .map_frames = map_frames};
#endif

static const struct ptck_region regions[] = {REGIONS};

#ifndef REGION_COUNT
#define REGION_COUNT (sizeof regions / sizeof regions[0])
#endif

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
#ifdef PLAIN
    .tier = PTCK_PLAIN_MEMORY,
    .memory_base = BASE,
#endif
    .name = "super-pool",
    .geometries = "tiny",
#ifdef TABLES
    .page_tables = &page_tables,
#else
    .manager = &manager,
#endif
    .regions = regions,
    .region_count = REGION_COUNT,
};
