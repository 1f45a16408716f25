/* rtos.c: all that a plug-in adds to rtos-mmu.c. SPDX-License-Identifier: Apache-2.0 */
#include <ptck.h>

#include "rtos-mmu.h"

#ifndef NAME
#define NAME "rtos"
#endif

static const struct ptck_machine *machine;
static struct mmu_domain domains[26];
static uint64_t kernel;

uint64_t *pool_take(void) { return (uint64_t *)machine->table_allocate(PTCK_ANY_LEVEL); }

void pool_give(uint64_t *table) { machine->table_free((uint64_t)table); }

void tlb_flush_page(uint16_t id, uint64_t va) {
  machine->tlbi("vae1is", (uint64_t)id << 48 | va / MMU_PAGE_SIZE);
}

void tlb_flush_domain(uint16_t id) { machine->tlbi("aside1is", (uint64_t)id << 48); }

static void *begin(const struct ptck_machine *given) {
  machine = given;
  int32_t pages = machine->folio_allocate(2);
  machine->folio_reserve(pages);
  kernel = (uint64_t)pages * MMU_PAGE_SIZE;
  return domains;
}

static ptck_outcome create(void *tables, int32_t space) {
  if (!mmu_domain_make(&domains[space], (uint16_t)space, kernel)) {
    return PTCK_OUT_OF_MEMORY;
  }
  machine->root_set(space, (uint64_t)domains[space].root);
  return PTCK_DONE;
}

static void destroy(void *tables, int32_t space) {
  machine->root_drop(space);
  mmu_domain_end(&domains[space]);
}

static ptck_outcome map_frames(void *tables, int32_t space, uint64_t va, uint64_t pa,
                               uint64_t count, int32_t permission) {
  for (uint64_t at = 0; at < count * MMU_PAGE_SIZE; at += MMU_PAGE_SIZE) {
    if (!mmu_map(&domains[space], va + at, pa + at, permission == PTCK_READ_WRITE)) {
      return ptck_partly(PTCK_OUT_OF_MEMORY, at / MMU_PAGE_SIZE);
    }
  }
  return PTCK_DONE;
}

static void unmap_frames(void *tables, int32_t space, uint64_t va, uint64_t count) {
  for (uint64_t at = 0; at < count * MMU_PAGE_SIZE; at += MMU_PAGE_SIZE) {
    mmu_unmap(&domains[space], va + at);
  }
}

static void protect_frames(void *tables, int32_t space, uint64_t va, uint64_t count,
                           int32_t permission) {
  for (uint64_t at = 0; at < count * MMU_PAGE_SIZE; at += MMU_PAGE_SIZE) {
    mmu_protect(&domains[space], va + at, permission == PTCK_READ_WRITE);
  }
}

static const struct ptck_page_tables page_tables = {
    .begin = begin,
    .create = create,
    .destroy = destroy,
    .map_frames = map_frames,
    .unmap_frames = unmap_frames,
    .protect_frames = protect_frames,
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .tier = PTCK_PLAIN_MEMORY,
    .name = NAME,
    .geometries = "arm64-4k-soft",
    .page_tables = &page_tables,
    .user_first = MMU_DOMAIN_BASE,
    .user_last = (1UL << 48) - 1,
};
