/* Entry operations for x86-64 in which every entry stands for itself. */
#include "ptck.h"

#define WRITE (UINT64_C(1) << 1)
#define ACCESSED (UINT64_C(1) << 5)
#define DIRTY (UINT64_C(1) << 6)
#define SAVED_DIRTY (UINT64_C(1) << 58)

static const struct ptck_machine *machine;

static void *begin(const struct ptck_machine *m) {
  machine = m;
  return 0;
}

static bool is_dirty(uint64_t word) { return (word & (DIRTY | SAVED_DIRTY)) != 0; }

static uint64_t make_dirty(uint64_t word) { return word | (word & WRITE ? DIRTY : SAVED_DIRTY); }

/* The word, accessed and dirty as well if the other is. */
static uint64_t with_state_of(uint64_t word, uint64_t other) {
  word |= other & ACCESSED;
  return is_dirty(other) ? make_dirty(word) : word;
}

static void set(void *s, int32_t id, int32_t level, uint64_t address, uint64_t entry,
                uint64_t word, int32_t count) {
  (void)s, (void)id, (void)level, (void)address;
  for (int32_t i = 0; i < count; i++) {
    machine->entry_write(entry + 8 * (uint64_t)i, word + ((uint64_t)i << 12));
  }
}

static uint64_t get(void *s, int32_t id, int32_t level, uint64_t address, uint64_t entry) {
  (void)s, (void)id, (void)level, (void)address;
  return machine->entry_read(entry);
}

static uint64_t get_and_clear(void *s, int32_t id, int32_t level, uint64_t address,
                              uint64_t entry, int32_t count) {
  (void)s, (void)id, (void)level, (void)address;
  uint64_t gathered = machine->entry_exchange(entry, 0);
  for (int32_t i = 1; i < count; i++) {
    gathered = with_state_of(gathered, machine->entry_exchange(entry + 8 * (uint64_t)i, 0));
  }
  return gathered;
}

static void write_protect(void *s, int32_t id, int32_t level, uint64_t address, uint64_t entry,
                          int32_t count) {
  (void)s, (void)id, (void)level, (void)address;
  for (int32_t i = 0; i < count; i++) {
    uint64_t at = entry + 8 * (uint64_t)i;
    uint64_t before, after;
    do {
      before = machine->entry_read(at);
      after = before & ~(WRITE | DIRTY);
      after = is_dirty(before) ? after | SAVED_DIRTY : after;
    } while (after != before && !machine->entry_compare_and_set(at, before, after));
  }
}

static bool set_access_flags(void *s, int32_t id, int32_t level, uint64_t address, uint64_t entry,
                             uint64_t word, bool dirty) {
  (void)s, (void)id, (void)level, (void)address, (void)dirty;
  for (;;) {
    uint64_t before = machine->entry_read(entry);
    uint64_t after = before;
    if (word & WRITE) {
      after = (before & ~SAVED_DIRTY) | WRITE;
      after = is_dirty(before) ? make_dirty(after) : after;
    }
    after = with_state_of(after, word);
    if (after == before) {
      return false;
    }
    if (machine->entry_compare_and_set(entry, before, after)) {
      return true;
    }
  }
}

/* Takes what is named by the flags; whether any was accessed. */
static bool clear(uint64_t entry, int32_t count, int32_t flags) {
  uint64_t taken = 0;
  uint64_t marks = (flags & PTCK_CLEAR_YOUNG ? ACCESSED : 0)
      | (flags & PTCK_CLEAR_DIRTY ? DIRTY | SAVED_DIRTY : 0);
  for (int32_t i = 0; i < count; i++) {
    uint64_t at = entry + 8 * (uint64_t)i;
    uint64_t before, after;
    do {
      before = machine->entry_read(at);
      after = before & ~marks;
    } while (after != before && !machine->entry_compare_and_set(at, before, after));
    taken |= before;
  }
  return (taken & ACCESSED) != 0;
}

static bool clear_young(void *s, int32_t id, int32_t level, uint64_t address, uint64_t entry,
                        int32_t count) {
  (void)s, (void)id, (void)level, (void)address;
  return clear(entry, count, PTCK_CLEAR_YOUNG);
}

static void clear_young_dirty(void *s, int32_t id, int32_t level, uint64_t address,
                              uint64_t entry, int32_t count, int32_t flags) {
  (void)s, (void)id, (void)level, (void)address;
  clear(entry, count, flags);
}

static const struct ptck_entries entries = {
    .capabilities = "PAGE_DIRTY",
    .begin = begin,
    .set = set,
    .get = get,
    .get_and_clear = get_and_clear,
    .write_protect = write_protect,
    .set_access_flags = set_access_flags,
    .test_and_clear_young = clear_young,
    .clear_young_dirty = clear_young_dirty,
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .name = "plain-c",
    .geometries = "x86-64-4 x86-64-5",
    .entries = &entries,
};
