// The smallest plug-in in C++.
#include <ptck.h>

static void *begin(const ptck_machine *machine) { return const_cast<ptck_machine *>(machine); }

static ptck_outcome map(void *, int32_t, int32_t, uint64_t, uint64_t, int32_t, int32_t) {
  return PTCK_OUT_OF_MEMORY;
}

static const ptck_manager manager = {.begin = begin, .map = map};

PTCK_PLUGIN = {.size = sizeof(ptck_plugin), .name = "cpp", .manager = &manager};
