/* teaching.c: all that a plug-in adds to teaching-vm.c. SPDX-License-Identifier: Apache-2.0 */
#include <ptck.h>

#include "teaching-vm.h"

#ifndef NAME
#define NAME "teaching"
#endif

static const struct ptck_machine *machine;
static pagetable roots[26];

void *kalloc(void) { return (void *)machine->frame_allocate(); }

void kfree(void *page) { machine->frame_free((uint64_t)page); }

static void *begin(const struct ptck_machine *given) {
  machine = given;
  if (vm_boot((uint64_t)machine->memory, machine->memory_bytes) != 0) {
    machine->fail("no memory to boot with");
  }
  return roots;
}

static ptck_outcome spawn(void *vm, int32_t cpu, int32_t space) {
  roots[space] = vm_create();
  if (roots[space] == 0) {
    return PTCK_OUT_OF_MEMORY;
  }
  machine->root_set(space, (uint64_t)roots[space]);
  return PTCK_DONE;
}

static ptck_outcome leave(void *vm, int32_t cpu, int32_t space) {
  machine->root_drop(space);
  vm_free(roots[space]);
  return PTCK_DONE;
}

static ptck_outcome map(void *vm, int32_t cpu, int32_t space, uint64_t address, uint64_t page_count,
                        int32_t permission, int32_t order) {
  int status = vm_grow(roots[space], address, address + page_count * PAGE_SIZE);
  return status == 0 ? PTCK_DONE : PTCK_OUT_OF_MEMORY;
}

static ptck_outcome unmap(void *vm, int32_t cpu, int32_t space, uint64_t address,
                          uint64_t page_count) {
  vm_shrink(roots[space], address, address + page_count * PAGE_SIZE);
  return PTCK_DONE;
}

static ptck_outcome fork_space(void *vm, int32_t cpu, int32_t space, int32_t child) {
  struct ptck_mapping m = {.size = sizeof m};
  ptck_outcome outcome = spawn(vm, cpu, child);
  uint64_t done = 0;
  while (outcome == PTCK_DONE && machine->mapping_next(space, done, &m)) {
    uint64_t end = m.address + m.page_count * PAGE_SIZE;
    if (vm_copy(roots[space], roots[child], m.address, end) == 0) {
      done = end;
      continue;
    }
    for (uint64_t at = 0; at < done; at = m.address + m.page_count * PAGE_SIZE) {
      machine->mapping_next(space, at, &m);
      vm_shrink(roots[child], m.address, m.address + m.page_count * PAGE_SIZE);
    }
    leave(vm, cpu, child);
    outcome = PTCK_OUT_OF_MEMORY;
  }
  return outcome;
}

static const struct ptck_manager manager = {
    .capabilities = "LENT_BOOK ONE_CPU_PER_SPACE FLUSH_AT_TRAP NO_READ_ONLY UNMAP_BEFORE_DESTROY",
    .begin = begin,
    .spawn = spawn,
    .exit = leave,
    .map = map,
    .unmap = unmap,
    .fork = fork_space,
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .tier = PTCK_PLAIN_MEMORY,
    .name = NAME,
    .geometries = "riscv-sv39",
    .memory_base = 0x80000000,
    .manager = &manager,
    .user_first = USER_BASE,
    .user_last = USER_END - 1,
};
