/*
 * Plug-ins that are refused, and one that is not. What is wrong is said on the command line:
 *
 *   PLUGIN      the initializer of ptck_plugin, beyond its size
 *   SIZE        another size
 *   VERSION     another version
 *   SIZES       other sizes of structs
 *   NO_VERSION  none of the symbols
 *   NO_SIZES    no sizes
 */
#include "ptck.h"

#ifndef SIZE
#define SIZE sizeof(struct ptck_plugin)
#endif
#ifndef SIZES
#define SIZES sizeof(struct ptck_plugin), sizeof(struct ptck_manager), \
              sizeof(struct ptck_page_tables), sizeof(struct ptck_entries)
#endif
#ifndef VERSION
#define VERSION PTCK_VERSION
#endif

void *begin(const struct ptck_machine *machine);
ptck_outcome map(void *, int32_t, int32_t, uint64_t, uint64_t, int32_t, int32_t);
ptck_outcome map_frames(void *, int32_t, uint64_t, uint64_t, uint64_t, int32_t);

void *begin(const struct ptck_machine *machine) { return (void *)machine; }

ptck_outcome map(void *m, int32_t cpu, int32_t space, uint64_t address, uint64_t page_count,
                 int32_t permission, int32_t order) {
  (void)m, (void)cpu, (void)space, (void)address, (void)page_count, (void)permission, (void)order;
  return PTCK_OUT_OF_MEMORY;
}

ptck_outcome map_frames(void *t, int32_t space, uint64_t address, uint64_t physical,
                        uint64_t page_count, int32_t permission) {
  (void)t, (void)space, (void)address, (void)physical, (void)page_count, (void)permission;
  return PTCK_OUT_OF_MEMORY;
}

extern const struct ptck_manager manager, no_map, no_fault, unknown_word;
const struct ptck_manager manager = {.begin = begin, .map = map};
const struct ptck_manager no_map = {.begin = begin};
const struct ptck_manager no_fault = {
    .begin = begin, .map = map, .capabilities = "NAMED_REFUSALS"};
const struct ptck_manager unknown_word = {
    .begin = begin, .map = map, .capabilities = "LOCKS SPEED"};

extern const struct ptck_page_tables page_tables, no_map_frames;
const struct ptck_page_tables page_tables = {.begin = begin, .map_frames = map_frames};
const struct ptck_page_tables no_map_frames = {.begin = begin};

extern const struct ptck_entries no_set, entries;
const struct ptck_entries no_set = {.begin = begin};
/* Never called. */
const struct ptck_entries entries = {
    .set = (void *)begin, .get = (void *)begin, .get_and_clear = (void *)begin,
    .write_protect = (void *)begin, .set_access_flags = (void *)begin};

#ifdef LATER
struct later {
  struct ptck_manager manager;
  void *added;
};
extern const struct later later;
const struct later later = {.manager = {.begin = begin, .map = map}, .added = LATER};
#endif

#ifndef NO_VERSION
#ifndef NO_SIZES
PTCK_SYMBOL struct ptck_sizes ptck_sizes = {sizeof(struct ptck_sizes), SIZES};
#endif
PTCK_SYMBOL uint32_t ptck_version = VERSION;
PTCK_SYMBOL struct ptck_plugin ptck_plugin = {.size = SIZE, PLUGIN};
#endif
