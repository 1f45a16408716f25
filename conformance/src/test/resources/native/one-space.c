/*
 * The least that a manager can be: one space, which is there from the beginning, and map(), after
 * which every page is usable. For x86-64, by calls of the machine.
 *
 * MISDEED on the command line is what map() does instead. With COPIES it has copies for user code,
 * which look whether an entry permits them; with LENT_BOOK it is lent the book of mappings.
 */
#include "ptck.h"

#include <stdlib.h>

#define PRESENT (UINT64_C(1) << 0)
#define WRITE (UINT64_C(1) << 1)
#define USER (UINT64_C(1) << 2)
#define ADDRESS UINT64_C(0x000ffffffffff000)

struct space {
  const struct ptck_machine *machine;
  uint64_t root;
};

static int32_t root_level(const struct ptck_machine *m) { return m->geometry->level_count - 1; }

static void *begin(const struct ptck_machine *machine) {
  struct space *s = malloc(sizeof *s);
  s->machine = machine;
  s->root = machine->table_allocate(root_level(machine));
  machine->root_set(0, s->root);
  return s;
}

static void end(void *manager) { free(manager); }

/* The leaf entry for the address; 0 if there is no table for it, and none is to be made. */
static uint64_t walk(struct space *s, uint64_t address, bool make) {
  const struct ptck_machine *m = s->machine;
  uint64_t table = s->root;
  for (int32_t level = root_level(m);; level--) {
    uint64_t entry = table + ((address >> m->geometry->levels[level].span_shift) & 511) * 8;
    if (level == 0) {
      return entry;
    }
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
}

static bool is_mapped(struct space *s, uint64_t address) {
  uint64_t entry = walk(s, address, false);
  return entry != 0 && s->machine->entry_read(entry) != 0;
}

static ptck_outcome map(void *manager, int32_t cpu, int32_t number, uint64_t address,
                        uint64_t page_count, int32_t permission, int32_t order) {
  struct space *s = manager;
  const struct ptck_machine *m = s->machine;
  (void)cpu, (void)number;
#ifdef MISDEED
  MISDEED;
#endif
  uint64_t last = m->geometry->address_last;
  if (order < 0 || order > PTCK_ORDER_MAX || page_count == 0 || (address & 4095) != 0 ||
      address > last || page_count > ((last - address) >> 12) + 1) {
    return PTCK_BAD_RANGE;
  }
  for (uint64_t i = 0; i < page_count; i++) {
    if (is_mapped(s, address + (i << 12))) {
      return PTCK_ALREADY_MAPPED;
    }
  }
  for (uint64_t i = 0; i < page_count; i++) {
    uint64_t entry = walk(s, address + (i << 12), true);
    int32_t page = entry == 0 ? 0 : m->folio_allocate(0);
    if (page == 0) {
      return ptck_partly(PTCK_OUT_OF_MEMORY, i);
    }
    m->page_zero(page);
    uint64_t writable = permission == PTCK_READ_WRITE ? WRITE : 0;
    m->entry_write(entry, ((uint64_t)page << 12) | PRESENT | USER | writable);
  }
  return PTCK_DONE;
}

#ifdef COPIES
/* The page that user code can access so; 0 and why for none. */
static int32_t accessed(struct space *s, uint64_t address, bool write, ptck_outcome *why) {
  *why = PTCK_NOT_MAPPED;
  if (address > s->machine->geometry->address_last || !is_mapped(s, address)) {
    return 0;
  }
  uint64_t word = s->machine->entry_read(walk(s, address, false));
  *why = PTCK_NOT_PERMITTED;
  return write && !(word & (WRITE | COPIES)) ? 0 : (int32_t)((word & ADDRESS) >> 12);
}

static ptck_outcome copy_in(void *manager, int32_t cpu, int32_t number, void *target,
                            uint64_t address, uint64_t byte_count) {
  struct space *s = manager;
  ptck_outcome why;
  int32_t page = accessed(s, address, false, &why);
  (void)cpu, (void)number;
  for (uint64_t i = 0; page != 0 && i < byte_count / 8; i++) {
    ((uint64_t *)target)[i] = s->machine->page_read(page);
  }
  return page != 0 ? PTCK_DONE : why;
}

static ptck_outcome copy_out(void *manager, int32_t cpu, int32_t number, uint64_t address,
                             const void *source, uint64_t byte_count) {
  struct space *s = manager;
  ptck_outcome why;
  int32_t page = accessed(s, address, true, &why);
  (void)cpu, (void)number, (void)byte_count;
  if (page != 0) {
    s->machine->page_write(page, *(const uint64_t *)source);
  }
  return page != 0 ? PTCK_DONE : why;
}
#endif

static const struct ptck_manager manager = {
    .begin = begin,
    .end = end,
    .map = map,
#ifdef LENT_BOOK
    .capabilities = "LENT_BOOK",
#endif
#ifdef COPIES
    .copy_in = copy_in,
    .copy_out = copy_out,
#endif
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .name = "one-space",
    .geometries = "x86-64-4",
    .manager = &manager,
};
