/* Entry operations that do nothing but call the machine, as often as the address says. */
#include "ptck.h"

static void *begin(const struct ptck_machine *machine) { return (void *)machine; }

static uint64_t get(void *state, int32_t id, int32_t level, uint64_t count, uint64_t entry) {
  const struct ptck_machine *machine = state;
  uint64_t sum = 0;
  (void)id, (void)level;
  for (uint64_t i = 0; i < count; i++) {
    sum += machine->entry_read(entry);
  }
  return sum;
}

static uint64_t get_lockless(void *state, int32_t id, int32_t level, uint64_t count,
                             uint64_t folio) {
  const struct ptck_machine *machine = state;
  uint64_t sum = 0;
  (void)id, (void)level;
  for (uint64_t i = 0; i < count; i++) {
    sum += (uint64_t)machine->references((int32_t)folio);
  }
  return sum;
}

static void set(void *state, int32_t id, int32_t level, uint64_t address, uint64_t entry,
                uint64_t word, int32_t count) {
  (void)state, (void)id, (void)level, (void)address, (void)entry, (void)word, (void)count;
}

static uint64_t get_and_clear(void *state, int32_t id, int32_t level, uint64_t address,
                              uint64_t entry, int32_t count) {
  (void)state, (void)id, (void)level, (void)address, (void)entry, (void)count;
  return 0;
}

static void write_protect(void *state, int32_t id, int32_t level, uint64_t address,
                          uint64_t entry, int32_t count) {
  (void)state, (void)id, (void)level, (void)address, (void)entry, (void)count;
}

static bool set_access_flags(void *state, int32_t id, int32_t level, uint64_t address,
                             uint64_t entry, uint64_t word, bool dirty) {
  (void)state, (void)id, (void)level, (void)address, (void)entry, (void)word, (void)dirty;
  return false;
}

static const struct ptck_entries entries = {
    .begin = begin,
    .set = set,
    .get = get,
    .get_lockless = get_lockless,
    .get_and_clear = get_and_clear,
    .write_protect = write_protect,
    .set_access_flags = set_access_flags,
};

PTCK_PLUGIN = {.size = sizeof(struct ptck_plugin), .name = "calls", .entries = &entries};
