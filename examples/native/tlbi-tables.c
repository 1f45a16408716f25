/*
 * tlbi-tables.c: page tables of arm64, for a kit that does the rest. Physical address == pointer.
 *
 * Entries are accessed, and dirty if they may be written, from the start.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stddef.h>

#include "tlbi.h"

#define VALID (UINT64_C(1) << 0)
#define TABLE_OR_PAGE (UINT64_C(1) << 1)
#define USER (UINT64_C(1) << 6)
#define READ_ONLY (UINT64_C(1) << 7)
#define ACCESSED (UINT64_C(1) << 10)
#define NOT_GLOBAL (UINT64_C(1) << 11)
#define MAY_BE_DIRTY (UINT64_C(1) << 51) /* DBM */

const struct ptck_machine *machine;
static uint64_t roots[26];

static const struct ptck_level *level_at(int level) { return &machine->geometry->levels[level]; }

static int root_level(void) { return machine->geometry->level_count - 1; }

static uint64_t page_bytes(void) { return UINT64_C(1) << machine->geometry->page_shift; }

/* What an entry leads to: bits 47 to 12 in every granule, those below the page size are 0. */
static uint64_t target(uint64_t entry) {
  return entry & ((UINT64_C(1) << 48) - 1) & -page_bytes();
}

static uint64_t *entry_in(uint64_t table, int level, uint64_t va) {
  uint64_t index = va >> level_at(level)->span_shift & ((1u << level_at(level)->index_bits) - 1);
  return (uint64_t *)table + index;
}

/* The leaf entry that translates va; NULL if there is no table for it, and none is to be made. */
static uint64_t *walk(int32_t space, uint64_t va, bool make) {
  uint64_t table = roots[space];
  for (int level = root_level(); level > 0; level--) {
    uint64_t *link = entry_in(table, level, va);
    if (*link == 0) {
      uint64_t made = make ? machine->table_allocate(level - 1) : 0;
      if (made == 0) {
        return NULL;
      }
      *link = made | TABLE_OR_PAGE | VALID;
    }
    table = target(*link);
  }
  return entry_in(table, 0, va);
}

static ptck_outcome create(void *tables, int32_t space) {
  roots[space] = machine->table_allocate(root_level());
  if (roots[space] == 0) {
    return PTCK_OUT_OF_MEMORY;
  }
  machine->root_set(space, roots[space]);
  return PTCK_DONE;
}

static void free_tables(uint64_t table, int level) {
  for (int i = 0; level > 0 && i < 1 << level_at(level)->index_bits; i++) {
    uint64_t link = ((uint64_t *)table)[i];
    if (link != 0) {
      free_tables(target(link), level - 1);
    }
  }
  machine->table_free(table);
}

static void destroy(void *tables, int32_t space) {
  machine->root_drop(space);
  tlbi(aside1is, (uint64_t)space << 48);
  dsb(ish);
  free_tables(roots[space], root_level());
}

static uint64_t permitted(int32_t permission) {
  return permission == PTCK_READ_WRITE ? MAY_BE_DIRTY : READ_ONLY;
}

static ptck_outcome map_frames(void *tables, int32_t space, uint64_t va, uint64_t physical,
                               uint64_t page_count, int32_t permission) {
  for (uint64_t n = 0; n < page_count; n++) {
    uint64_t *entry = walk(space, va + n * page_bytes(), true);
    if (entry == NULL) {
      return ptck_partly(PTCK_OUT_OF_MEMORY, n);
    }
    *entry = (physical + n * page_bytes()) | permitted(permission) | NOT_GLOBAL | ACCESSED | USER |
             TABLE_OR_PAGE | VALID;
  }
  dsb(ishst);
  return PTCK_DONE;
}

static void unmap_frames(void *tables, int32_t space, uint64_t va, uint64_t page_count) {
  for (uint64_t n = 0; n < page_count; n++) {
    *walk(space, va + n * page_bytes(), false) = 0;
  }
  flush_pages(space, va, page_count);
}

static void protect_frames(void *tables, int32_t space, uint64_t va, uint64_t page_count,
                           int32_t permission) {
  for (uint64_t n = 0; n < page_count; n++) {
    uint64_t *entry = walk(space, va + n * page_bytes(), false);
    *entry = (*entry & ~(MAY_BE_DIRTY | READ_ONLY)) | permitted(permission);
  }
  flush_pages(space, va, page_count);
}

static uint64_t translate(void *tables, int32_t space, uint64_t va) {
  const uint64_t *entry = walk(space, va, false);
  return entry != NULL && *entry != 0 ? target(*entry) | (va & (page_bytes() - 1))
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
    .name = tlbi_name,
    .geometries = "arm64-4k arm64-16k arm64-64k",
    .page_tables = &page_tables,
};
