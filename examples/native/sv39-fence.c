/*
 * sv39-fence.c: remote fences. An address-space id is the number of its space.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "sv39.h"

const char sv39_name[] = "sv39";

void fence_page(int32_t space, uint64_t va) {
  kernel.machine->invalidate_range(PTCK_ALL_CPUS, space, va, 1, PTCK_LEAF_ONLY);
}

void fence_space(int32_t space) {
  kernel.machine->invalidate_id(PTCK_ALL_CPUS, space);
}
