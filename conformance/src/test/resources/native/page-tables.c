/*
 * Page tables of x86-64, and nothing else, by calls of the machine.
 *
 *   ONE_SPACE            there is one space from the beginning, and nothing is ever unmapped
 *   FORGET_INVALIDATION  what is wrong with its wrong twin
 */
#include "ptck.h"

#define PRESENT (UINT64_C(1) << 0)
#define WRITE (UINT64_C(1) << 1)
#define USER (UINT64_C(1) << 2)
#define ADDRESS UINT64_C(0x000ffffffffff000)

struct tables {
  const struct ptck_machine *machine;
  uint64_t roots[26];
};

static struct tables the_tables;

static int32_t root_level(const struct ptck_machine *m) { return m->geometry->level_count - 1; }

static uint64_t entry_at(const struct ptck_machine *m, int32_t level, uint64_t table,
                         uint64_t address) {
  return table + ((address >> m->geometry->levels[level].span_shift) & 511) * 8;
}

/* The leaf entry for the address; 0 if there is no table for it, and none is to be made. */
static uint64_t walk(struct tables *t, int32_t space, uint64_t address, bool make) {
  const struct ptck_machine *m = t->machine;
  uint64_t table = t->roots[space];
  for (int32_t level = root_level(m); level > 0; level--) {
    uint64_t entry = entry_at(m, level, table, address);
    uint64_t word = m->entry_read(entry);
    if (word == 0) {
      uint64_t made = make ? m->table_allocate(level - 1) : 0;
      if (made == 0) {
        return 0;
      }
      word = made | PRESENT | WRITE | USER;
      m->entry_write(entry, word);
    }
    table = word & ADDRESS;
  }
  return entry_at(m, 0, table, address);
}

static ptck_outcome create(void *state, int32_t space) {
  struct tables *t = state;
  uint64_t root = t->machine->table_allocate(root_level(t->machine));
  if (root == 0) {
    return PTCK_OUT_OF_MEMORY;
  }
  t->roots[space] = root;
  t->machine->root_set(space, root);
  return PTCK_DONE;
}

static void *begin(const struct ptck_machine *machine) {
  the_tables.machine = machine;
#ifdef ONE_SPACE
  create(&the_tables, 0);
#endif
  return &the_tables;
}

#ifndef ONE_SPACE
static void free_tree(const struct ptck_machine *m, int32_t level, uint64_t table) {
  for (uint64_t i = 0; level > 0 && i < 512; i++) {
    uint64_t word = m->entry_read(table + 8 * i);
    if (word != 0) {
      free_tree(m, level - 1, word & ADDRESS);
    }
  }
  m->table_free(table);
}

static void destroy(void *state, int32_t space) {
  struct tables *t = state;
  t->machine->root_drop(space);
  t->machine->invalidate_id(PTCK_ALL_CPUS, space);
  free_tree(t->machine, root_level(t->machine), t->roots[space]);
}
#endif

static ptck_outcome map_frames(void *state, int32_t space, uint64_t address, uint64_t physical,
                               uint64_t page_count, int32_t permission) {
  struct tables *t = state;
  for (uint64_t i = 0; i < page_count; i++) {
    uint64_t entry = walk(t, space, address + (i << 12), true);
    if (entry == 0) {
      return ptck_partly(PTCK_OUT_OF_MEMORY, i);
    }
    uint64_t writable = permission == PTCK_READ_WRITE ? WRITE : 0;
    t->machine->entry_write(entry, (physical + (i << 12)) | PRESENT | USER | writable);
  }
  return PTCK_DONE;
}

#ifndef ONE_SPACE
static void unmap_frames(void *state, int32_t space, uint64_t address, uint64_t page_count) {
  struct tables *t = state;
  for (uint64_t i = 0; i < page_count; i++) {
    t->machine->entry_exchange(walk(t, space, address + (i << 12), false), 0);
  }
#ifndef FORGET_INVALIDATION
  t->machine->invalidate_range(PTCK_ALL_CPUS, space, address, (int64_t)page_count,
                               PTCK_LEAF_ONLY);
#endif
}
#endif

static void protect_frames(void *state, int32_t space, uint64_t address, uint64_t page_count,
                           int32_t permission) {
  struct tables *t = state;
  for (uint64_t i = 0; i < page_count; i++) {
    uint64_t entry = walk(t, space, address + (i << 12), false);
    uint64_t before, after;
    do {
      before = t->machine->entry_read(entry);
      after = permission == PTCK_READ_WRITE ? before | WRITE : before & ~WRITE;
    } while (!t->machine->entry_compare_and_set(entry, before, after));
  }
  t->machine->invalidate_range(PTCK_ALL_CPUS, space, address, (int64_t)page_count,
                               PTCK_LEAF_ONLY);
}

static uint64_t translate(void *state, int32_t space, uint64_t address) {
  struct tables *t = state;
  uint64_t entry = walk(t, space, address, false);
  uint64_t word = entry == 0 ? 0 : t->machine->entry_read(entry);
  return word == 0 ? PTCK_NO_TRANSLATION : (word & ADDRESS) | (address & 4095);
}

static const struct ptck_page_tables tables = {
    .capabilities = "LARGE_FOLIOS",
    .begin = begin,
#ifndef ONE_SPACE
    .create = create,
    .destroy = destroy,
    .unmap_frames = unmap_frames,
#endif
    .map_frames = map_frames,
    .protect_frames = protect_frames,
    .translate = translate,
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .name = "page-tables-c",
    .geometries = "x86-64-4 x86-64-5",
    .page_tables = &tables,
};
