/*
 * The contiguous layer of the examples, with what optional functions do taken away or made wrong.
 * FUNCTIONS names what is offered beyond the functions that are required.
 */
#include <ptck.h>

#pragma push_macro("PTCK_PLUGIN")
#undef PTCK_PLUGIN
#define PTCK_PLUGIN static const struct ptck_plugin whole
#pragma GCC diagnostic ignored "-Wunused-parameter"
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wunused-function"
#include "../../../../../examples/native/contpte-convert.c"
#include "../../../../../examples/native/contpte-layer.c"
#pragma pop_macro("PTCK_PLUGIN")

#ifndef FUNCTIONS
#define FUNCTIONS
#endif

/* Answers from one entry, whatever the others of the block say. */
static uint64_t lockless_of_one(void *entries, int32_t id, int32_t level, uint64_t address,
                                uint64_t entry) {
  return read_entry(entry);
}

/* Makes blocks clean as well. */
static bool young_and_dirty(void *entries, int32_t id, int32_t level, uint64_t address,
                            uint64_t entry, int32_t count) {
  bool more;
  pte_t folded = read_entry(entry) & PTE_CONTIGUOUS;
  int32_t flags = PTCK_CLEAR_YOUNG | (folded ? PTCK_CLEAR_DIRTY : 0);
  return clear_marks(address, entry, count, flags, &more) & PTE_ACCESSED;
}

/* Says that nobody has accessed what somebody has. */
static bool never_young(void *entries, int32_t id, int32_t level, uint64_t address,
                        uint64_t entry, int32_t count) {
  layer_test_and_clear_young(entries, id, level, address, entry, count);
  return false;
}

/* Takes it from the first entry alone: the rest of its block says it still. */
static bool young_of_first(void *entries, int32_t id, int32_t level, uint64_t address,
                           uint64_t entry, int32_t count) {
  pte_t before;
  do {
    before = read_entry(entry);
  } while (!layer.machine->entry_compare_and_set(entry, before, before & ~PTE_ACCESSED));
  return before & PTE_ACCESSED;
}

/* Makes blocks old as well. */
static void dirty_and_young(void *entries, int32_t id, int32_t level, uint64_t address,
                            uint64_t entry, int32_t count, int32_t flags) {
  pte_t folded = read_entry(entry) & PTE_CONTIGUOUS;
  layer_clear_young_dirty(entries, id, level, address, entry, count,
                          flags | (folded ? PTCK_CLEAR_YOUNG : 0));
}

/* Takes nothing. */
static void nothing(void *entries, int32_t id, int32_t level, uint64_t address, uint64_t entry,
                    int32_t count, int32_t flags) {}

static const struct ptck_entries altered = {
    .capabilities = "CONTIGUOUS",
    .begin = layer_begin,
    .set = layer_set,
    .get = layer_get,
    .get_and_clear = layer_get_and_clear,
    .write_protect = layer_write_protect,
    .set_access_flags = layer_set_access_flags,
    FUNCTIONS
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .tier = PTCK_INSTRUMENTED,
    .name = "altered-contpte",
    .geometries = "tiny tiny4 arm64-4k arm64-16k arm64-64k arm64-4k-af arm64-4k-soft",
    .entries = &altered,
};
