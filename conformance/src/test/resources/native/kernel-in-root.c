/*
 * Page tables of a RISC-V kernel that lives in the roots of its programs, and nothing else. Programs
 * have 0x20000000 to 0x7fffffff; below lie devices, above the kernel, its trampoline and a page for
 * the registers of each program. Nothing of it can be used by programs.
 *
 *   FREED_AT_END  what all roots share is made for the first space, and its tables are freed with the
 *                 last; otherwise it is there from the beginning, and for ever
 *   OPEN_DEVICE   what is wrong with its wrong twins: programs can use a device,
 *   OPEN_PAGE     and the registers of the program
 */
#include "ptck.h"

#define V (UINT64_C(1) << 0)
#define R (UINT64_C(1) << 1)
#define W (UINT64_C(1) << 2)
#define X (UINT64_C(1) << 3)
#define U (UINT64_C(1) << 4)
#define G (UINT64_C(1) << 5)
#define A (UINT64_C(1) << 6)
#define D (UINT64_C(1) << 7)
#define KERNEL (V | R | W | A | D)

#define UART UINT64_C(0x10000000)
#define TRAMPOLINE ((UINT64_C(1) << 38) - 4096)
#define REGISTERS (TRAMPOLINE - 4096)

#ifdef OPEN_DEVICE
#define DEVICE (KERNEL | U)
#else
#define DEVICE KERNEL
#endif
#ifdef OPEN_PAGE
#define PAGE (KERNEL | U)
#else
#define PAGE KERNEL
#endif

static const struct ptck_machine *m;
static uint64_t roots[26];
static int32_t registers[26];
static int space_count;

/* What all roots share: the leaf table of a device, the kernel's gigabyte, the trampoline's page. */
static uint64_t device_leaves, kernel_table;
static int32_t trampoline;

static uint64_t *at(uint64_t table, int level, uint64_t va) {
  return (uint64_t *)table + (va >> (12 + 9 * level) & 511);
}

static uint64_t word(uint64_t physical, uint64_t bits) { return physical >> 12 << 10 | bits; }
static uint64_t target(uint64_t entry) { return entry >> 10 << 12; }

/* The entry of the level for the address; NULL if there is no table for it, and none is made. */
static uint64_t *walk(uint64_t root, uint64_t va, int until, bool make) {
  uint64_t table = root;
  for (int level = 2; level > until; level--) {
    uint64_t *entry = at(table, level, va);
    if (!(*entry & V)) {
      uint64_t made = make ? m->table_allocate(level - 1) : 0;
      if (made == 0) {
        return 0;
      }
      *entry = word(made, V);
    }
    table = target(*entry);
  }
  return at(table, until, va);
}

/* A page that only the kernel uses. */
static int32_t own_page(void) {
  int32_t page = m->folio_allocate(0);
  if (page != 0) {
    m->folio_reserve(page);
  }
  return page;
}

static bool make_shared(void) {
  if (device_leaves == 0) {
    device_leaves = m->table_allocate(0);
    if (device_leaves != 0) {
      *at(device_leaves, 0, UART) = word(UART, DEVICE);
    }
  }
  if (kernel_table == 0) {
    kernel_table = m->table_allocate(1);
    for (int i = 0; kernel_table != 0 && i < 8; i++) {
      ((uint64_t *)kernel_table)[i] =
          word(UINT64_C(0x80000000) + ((uint64_t)i << 21), KERNEL | X | G);
    }
  }
  if (trampoline == 0) {
    trampoline = own_page();
  }
  return device_leaves != 0 && kernel_table != 0 && trampoline != 0;
}

static void free_shared(void) {
#ifdef FREED_AT_END
  if (space_count == 0) {
    if (device_leaves != 0) {
      m->table_free(device_leaves);
    }
    if (kernel_table != 0) {
      m->table_free(kernel_table);
    }
    device_leaves = kernel_table = 0;
  }
#endif
}

static void *begin(const struct ptck_machine *machine) {
  m = machine;
  device_leaves = kernel_table = 0;
  trampoline = 0;
  space_count = 0;
#ifndef FREED_AT_END
  make_shared();
#endif
  return roots;
}

/* Frees the tables that are the space's own. */
static void free_tables(uint64_t table, int level) {
  for (int i = 0; level > 0 && i < 512; i++) {
    uint64_t entry = ((uint64_t *)table)[i];
    bool is_link = (entry & V) && !(entry & (R | W | X));
    if (is_link && target(entry) != device_leaves && target(entry) != kernel_table) {
      free_tables(target(entry), level - 1);
    }
  }
  m->table_free(table);
}

static void destroy(void *tables, int32_t space) {
  (void)tables;
  m->root_drop(space);
  m->invalidate_id(PTCK_ALL_CPUS, space);
  free_tables(roots[space], 2);
  m->folio_free(registers[space]);
  space_count--;
  free_shared();
}

static ptck_outcome create(void *tables, int32_t space) {
  (void)tables;
  uint64_t root = make_shared() ? m->table_allocate(2) : 0;
  registers[space] = root != 0 ? own_page() : 0;
  uint64_t *device = registers[space] != 0 ? walk(root, UART, 1, true) : 0;
  uint64_t *top = device != 0 ? walk(root, TRAMPOLINE, 0, true) : 0;
  if (top == 0) {
    if (registers[space] != 0) {
      m->folio_free(registers[space]);
    }
    if (root != 0) {
      free_tables(root, 2);
    }
    free_shared();
    return PTCK_OUT_OF_MEMORY;
  }
  *device = word(device_leaves, V);
  *at(root, 2, UINT64_C(0x80000000)) = word(kernel_table, V);
  *top = word((uint64_t)trampoline << 12, V | R | X | A | D);
  top[-1] = word((uint64_t)registers[space] << 12, PAGE);
  roots[space] = root;
  space_count++;
  m->root_set(space, root);
  return PTCK_DONE;
}

static ptck_outcome map_frames(void *tables, int32_t space, uint64_t address, uint64_t physical,
                               uint64_t page_count, int32_t permission) {
  (void)tables;
  for (uint64_t i = 0; i < page_count; i++) {
    uint64_t *entry = walk(roots[space], address + (i << 12), 0, true);
    if (entry == 0) {
      return ptck_partly(PTCK_OUT_OF_MEMORY, i);
    }
    *entry = word(physical + (i << 12),
                  V | R | U | A | D | (permission == PTCK_READ_WRITE ? W : 0));
  }
  return PTCK_DONE;
}

static void unmap_frames(void *tables, int32_t space, uint64_t address, uint64_t page_count) {
  (void)tables;
  for (uint64_t i = 0; i < page_count; i++) {
    *walk(roots[space], address + (i << 12), 0, false) = 0;
  }
  m->invalidate_range(PTCK_ALL_CPUS, space, address, (int64_t)page_count, PTCK_LEAF_ONLY);
}

static uint64_t translate(void *tables, int32_t space, uint64_t address) {
  (void)tables;
  uint64_t *entry = walk(roots[space], address, 0, false);
  return entry != 0 && *entry & V ? target(*entry) | (address & 4095) : PTCK_NO_TRANSLATION;
}

static const struct ptck_page_tables page_tables = {
    .begin = begin,
    .create = create,
    .destroy = destroy,
    .map_frames = map_frames,
    .unmap_frames = unmap_frames,
    .translate = translate,
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .tier = PTCK_PLAIN_MEMORY,
    .name = "kernel-in-root",
    .geometries = "riscv-sv39",
    .page_tables = &page_tables,
    .user_first = 0x20000000,
    .user_last = 0x7fffffff,
};
