/*
 * sv39-broken.c: fences as they were while the kernel had one hart. sfence.vma looks as if it
 * flushed "the" TLB; it flushes that of the hart which executes it. WRONG ON PURPOSE.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "sv39.h"

const char sv39_name[] = "sv39-broken";

static uint64_t this_hart(void) { return UINT64_C(1) << kernel.machine->cpu(); }

void fence_page(int32_t space, uint64_t va) {
  kernel.machine->invalidate_range(this_hart(), space, va, 1, PTCK_LEAF_ONLY);
}

void fence_space(int32_t space) {
  kernel.machine->invalidate_id(this_hart(), space);
}
