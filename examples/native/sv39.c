/*
 * sv39.c: a small memory manager for RISC-V, as a teaching kernel would have it: zeroed memory that
 * appears on first touch, copy-on-write fork, unmap, protect, exit. Sv39, and as many levels more
 * as the geometry has. Physical address == pointer.
 *
 * This file has the requests and the faults; sv39-tree.c the page tables; sv39-fence.c what has to
 * reach other harts.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stddef.h>
#include <string.h>

#include "sv39.h"

#define ORDER_MAX 9

struct kernel kernel;

/* ---------------------------------------------------------------- what may be asked */

static bool is_space(int32_t space) { return space >= 0 && space < SPACE_COUNT; }

/* Why a request about a range makes no sense, whatever is mapped there. */
static ptck_outcome range_refusal(int32_t space, uint64_t address, uint64_t page_count) {
  if (!is_space(space)) {
    return PTCK_BAD_ARGUMENT;
  }
  if (address % PAGE_BYTES != 0 || address >= kernel.address_end || page_count == 0 ||
      page_count > (kernel.address_end - address) >> PAGE_SHIFT) {
    return PTCK_BAD_RANGE;
  }
  return kernel.roots[space] == NULL ? PTCK_NO_SUCH_SPACE : PTCK_DONE;
}

/* The same for one that needs every page of the range mapped. */
static ptck_outcome mapped_refusal(int32_t space, uint64_t address, uint64_t page_count) {
  ptck_outcome refusal = range_refusal(space, address, page_count);
  if (refusal != PTCK_DONE) {
    return refusal;
  }
  uint64_t end = address + (page_count << PAGE_SHIFT);
  return tree_mapped(space, address, end) == page_count ? PTCK_DONE : PTCK_NOT_MAPPED;
}

/* ---------------------------------------------------------------- requests */

static ptck_outcome vm_spawn(void *manager, int32_t cpu, int32_t space) {
  if (!is_space(space)) {
    return PTCK_BAD_ARGUMENT;
  }
  if (kernel.roots[space] != NULL) {
    return PTCK_SPACE_EXISTS;
  }
  uint64_t root = kernel.machine->table_allocate(kernel.root_level);
  if (root == 0) {
    return PTCK_OUT_OF_MEMORY;
  }
  kernel.roots[space] = (pte_t *)root;
  kernel.machine->root_set(space, root);
  return PTCK_DONE;
}

static ptck_outcome vm_exit(void *manager, int32_t cpu, int32_t space) {
  if (!is_space(space)) {
    return PTCK_BAD_ARGUMENT;
  }
  pte_t *root = kernel.roots[space];
  if (root == NULL) {
    return PTCK_NO_SUCH_SPACE;
  }
  tree_take_away(space, 0, kernel.address_end);
  kernel.machine->root_drop(space);
  kernel.machine->table_free((uint64_t)root);
  kernel.roots[space] = NULL;
  return PTCK_DONE;
}

static ptck_outcome vm_map(void *manager, int32_t cpu, int32_t space, uint64_t address,
                           uint64_t page_count, int32_t permission, int32_t order) {
  if (order < 0 || order > ORDER_MAX) {
    return PTCK_BAD_ARGUMENT;
  }
  ptck_outcome refusal = range_refusal(space, address, page_count);
  if (refusal != PTCK_DONE) {
    return refusal;
  }
  uint64_t end = address + (page_count << PAGE_SHIFT);
  if (tree_mapped(space, address, end) != 0) {
    return PTCK_ALREADY_MAPPED;
  }
  pte_t lazy = PTE_U | PTE_R | (permission == PTCK_READ_WRITE ? PTE_MAY_WRITE : 0);
  for (uint64_t va = address; va < end; va += PAGE_BYTES) {
    pte_t *pte = tree_walk(space, va, true);
    if (pte == NULL) {
      tree_take_away(space, address, va + PAGE_BYTES); /* with the tables on the way to va */
      return PTCK_OUT_OF_MEMORY;
    }
    store(pte, lazy);
  }
  return PTCK_DONE;
}

static ptck_outcome vm_unmap(void *manager, int32_t cpu, int32_t space, uint64_t address,
                             uint64_t page_count) {
  ptck_outcome refusal = mapped_refusal(space, address, page_count);
  if (refusal == PTCK_DONE) {
    tree_take_away(space, address, address + (page_count << PAGE_SHIFT));
  }
  return refusal;
}

static ptck_outcome vm_protect(void *manager, int32_t cpu, int32_t space, uint64_t address,
                               uint64_t page_count, int32_t permission) {
  ptck_outcome refusal = mapped_refusal(space, address, page_count);
  if (refusal != PTCK_DONE) {
    return refusal;
  }
  uint64_t end = address + (page_count << PAGE_SHIFT);
  for (uint64_t va = address; va < end; va += PAGE_BYTES) {
    pte_t *pte = tree_walk(space, va, false);
    if (permission == PTCK_READ_WRITE) {
      set_bits(pte, PTE_MAY_WRITE); /* W comes with the next store that faults */
    } else {
      clear_bits(pte, PTE_MAY_WRITE | PTE_W);
    }
  }
  if (permission == PTCK_READ_ONLY) {
    fence_space(space);
  }
  return PTCK_DONE;
}

static ptck_outcome vm_fork(void *manager, int32_t cpu, int32_t space, int32_t child) {
  if (!is_space(space) || !is_space(child)) {
    return PTCK_BAD_ARGUMENT;
  }
  if (kernel.roots[space] == NULL) {
    return PTCK_NO_SUCH_SPACE;
  }
  ptck_outcome spawned = vm_spawn(manager, cpu, child);
  if (spawned != PTCK_DONE) {
    return spawned;
  }
  bool complete = tree_share(space, child);
  fence_space(space); /* until then harts may store to pages that are shared by now */
  if (!complete) {
    vm_exit(manager, cpu, child);
    return PTCK_OUT_OF_MEMORY;
  }
  return PTCK_DONE;
}

/* ---------------------------------------------------------------- faults */

static void *memory_of(int32_t page) { return (void *)((uint64_t)page << PAGE_SHIFT); }

/* First touch: a page of zeroes. */
static ptck_outcome populate(pte_t *pte, pte_t marks) {
  int32_t page = kernel.machine->folio_allocate(0);
  if (page == 0) {
    return PTCK_OUT_OF_MEMORY;
  }
  memset(memory_of(page), 0, PAGE_BYTES);
  kernel.machine->mapcount_add(page, 1); /* the reference is the one that came with the page */
  pte_t writable = *pte & PTE_MAY_WRITE ? PTE_W : 0;
  store(pte, entry_for((uint64_t)page << PAGE_SHIFT, *pte | PTE_V | writable | marks));
  return PTCK_DONE;
}

/* First store since fork: the page itself if nobody else has it any more, else a copy. */
static ptck_outcome copy_on_write(int32_t space, uint64_t va, pte_t *pte) {
  int32_t shared = page_at(*pte);
  if (kernel.machine->references(shared) == 1) {
    set_bits(pte, PTE_W | PTE_A | PTE_D);
    return PTCK_DONE;
  }
  int32_t own = kernel.machine->folio_allocate(0);
  if (own == 0) {
    return PTCK_OUT_OF_MEMORY;
  }
  memcpy(memory_of(own), memory_of(shared), PAGE_BYTES);
  kernel.machine->mapcount_add(own, 1);
  clear_bits(pte, PTE_V); /* at no time may two harts know two pages for one address */
  fence_page(space, va);
  store(pte, entry_for((uint64_t)own << PAGE_SHIFT,
                       PTE_V | PTE_R | PTE_W | PTE_U | PTE_A | PTE_D | PTE_MAY_WRITE));
  page_put(shared);
  return PTCK_DONE;
}

static ptck_outcome vm_fault(void *manager, int32_t cpu, int32_t space, uint64_t address,
                             int32_t access) {
  if (!is_space(space) || kernel.roots[space] == NULL) {
    return PTCK_NO_SUCH_SPACE;
  }
  pte_t *pte = tree_walk(space, address, false);
  if (pte == NULL || *pte == 0) {
    return PTCK_NOT_MAPPED;
  }
  if (access == PTCK_WRITE && !(*pte & PTE_MAY_WRITE)) {
    return PTCK_NOT_PERMITTED;
  }
  pte_t marks = access == PTCK_WRITE ? PTE_A | PTE_D : PTE_A;
  if (!(*pte & PTE_V)) {
    return populate(pte, marks);
  }
  if (access == PTCK_WRITE && !(*pte & PTE_W)) {
    return copy_on_write(space, address, pte);
  }
  set_bits(pte, marks); /* hardware that sets neither asks for them by a fault (Svade) */
  return PTCK_DONE;
}

static uint64_t vm_translate(void *manager, int32_t space, uint64_t address) {
  const pte_t *pte = tree_walk(space, address, false);
  if (pte == NULL || !(*pte & PTE_V)) {
    return PTCK_NO_TRANSLATION;
  }
  return physical(*pte) | address % PAGE_BYTES;
}

/* ---------------------------------------------------------------- the plug-in */

static void *vm_begin(const struct ptck_machine *given) {
  memset(&kernel, 0, sizeof kernel);
  kernel.machine = given;
  kernel.root_level = given->geometry->level_count - 1;
  kernel.address_end = given->geometry->address_last + 1;
  return &kernel;
}

static const struct ptck_manager vm = {
    .capabilities =
        "REFERENCES MAPCOUNTS DIRTY_TRACKING PAGE_DIRTY NAMED_REFUSALS ATOMIC_FAILURE",
    .begin = vm_begin,
    .spawn = vm_spawn,
    .exit = vm_exit,
    .map = vm_map,
    .unmap = vm_unmap,
    .protect = vm_protect,
    .fork = vm_fork,
    .fault = vm_fault,
    .translate = vm_translate,
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .tier = PTCK_PLAIN_MEMORY,
    .name = sv39_name,
    .geometries = "riscv-sv39 riscv-sv39-svade riscv-sv48 riscv-sv57",
    .memory_base = 0x80000000, /* where QEMU's virt board has its memory */
    .manager = &vm,
};
