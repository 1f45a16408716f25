/*
 * tables.c: the smallest plug-in: page tables of x86-64 and nothing else. The kit keeps the
 * mappings, hands out pages and says what is to be mapped where. Physical address == pointer.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stddef.h>

#include <ptck.h>

#define PRESENT 1u
#define WRITABLE 2u
#define USER 4u
#define ADDRESS 0x000ffffffffff000u

static const struct ptck_machine *machine;
static uint64_t roots[26];

static uint64_t *entry_in(uint64_t table, int level, uint64_t va) {
  return (uint64_t *)(table & ADDRESS) + (va >> (12 + 9 * level) & 511);
}

/* The leaf entry that translates va; NULL if there is no table for it, and none is to be made. */
static uint64_t *walk(int32_t space, uint64_t va, bool make) {
  uint64_t table = roots[space];
  for (int level = machine->geometry->level_count - 1; level > 0; level--) {
    uint64_t *link = entry_in(table, level, va);
    if (*link == 0) {
      uint64_t made = make ? machine->table_allocate(level - 1) : 0;
      if (made == 0) {
        return NULL;
      }
      *link = made | PRESENT | WRITABLE | USER;
    }
    table = *link;
  }
  return entry_in(table, 0, va);
}

static ptck_outcome create(void *tables, int32_t space) {
  roots[space] = machine->table_allocate(machine->geometry->level_count - 1);
  if (roots[space] == 0) {
    return PTCK_OUT_OF_MEMORY;
  }
  machine->root_set(space, roots[space]);
  return PTCK_DONE;
}

static void free_tables(uint64_t table, int level) {
  for (int i = 0; level > 0 && i < 512; i++) {
    uint64_t link = ((uint64_t *)(table & ADDRESS))[i];
    if (link != 0) {
      free_tables(link, level - 1);
    }
  }
  machine->table_free(table & ADDRESS);
}

static void destroy(void *tables, int32_t space) {
  machine->root_drop(space);
  machine->invalidate_id(PTCK_ALL_CPUS, space);
  free_tables(roots[space], machine->geometry->level_count - 1);
}

static ptck_outcome map_frames(void *tables, int32_t space, uint64_t address, uint64_t physical,
                               uint64_t page_count, int32_t permission) {
  for (uint64_t n = 0; n < page_count; n++) {
    uint64_t *entry = walk(space, address + (n << 12), true);
    if (entry == NULL) {
      return ptck_partly(PTCK_OUT_OF_MEMORY, n);
    }
    uint64_t writable = permission == PTCK_READ_WRITE ? WRITABLE : 0;
    *entry = (physical + (n << 12)) | PRESENT | USER | writable;
  }
  return PTCK_DONE;
}

static void unmap_frames(void *tables, int32_t space, uint64_t address, uint64_t page_count) {
  for (uint64_t n = 0; n < page_count; n++) {
    *walk(space, address + (n << 12), false) = 0;
  }
  machine->invalidate_range(PTCK_ALL_CPUS, space, address, (int64_t)page_count, PTCK_LEAF_ONLY);
}

static void protect_frames(void *tables, int32_t space, uint64_t address, uint64_t page_count,
                           int32_t permission) {
  for (uint64_t n = 0; n < page_count; n++) {
    uint64_t *entry = walk(space, address + (n << 12), false);
    *entry = permission == PTCK_READ_WRITE ? *entry | WRITABLE : *entry & ~(uint64_t)WRITABLE;
  }
  machine->invalidate_range(PTCK_ALL_CPUS, space, address, (int64_t)page_count, PTCK_LEAF_ONLY);
}

static uint64_t translate(void *tables, int32_t space, uint64_t address) {
  const uint64_t *entry = walk(space, address, false);
  return entry != NULL && (*entry & PRESENT) ? (*entry & ADDRESS) | (address & 4095)
                                             : PTCK_NO_TRANSLATION;
}

static void *begin(const struct ptck_machine *given) {
  machine = given;
  return roots;
}

static const struct ptck_page_tables page_tables = {
    .begin = begin,
    .create = create,
    .destroy = destroy,
    .map_frames = map_frames,
    .unmap_frames = unmap_frames,
    .protect_frames = protect_frames,
    .translate = translate,
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .tier = PTCK_PLAIN_MEMORY,
    .name = "tables",
    .geometries = "x86-64-4 x86-64-5",
    .page_tables = &page_tables,
};
