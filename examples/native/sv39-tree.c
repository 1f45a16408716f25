/*
 * sv39-tree.c: trees of page tables: 512 entries of 8 bytes each, as many levels as the geometry
 * has.
 *
 * Taking away is three steps everywhere. detach() makes entries gone, and links to tables in which
 * nothing else is left; one fence; reap() gives back what gone entries name. Nothing has to be
 * remembered in between, so that giving memory back never needs any.
 *
 * A page has one reference for each entry that maps it. A small kernel would keep that number in an
 * array by page; here it is in the machine, and told as mapcount too: then the kit can compare it
 * with the entries (rules REF-1 to REF-4).
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stddef.h>

#include "sv39.h"

static uint64_t span(int level) { return PAGE_BYTES << 9 * level; }

static int index_of(int level, uint64_t va) { return va / span(level) % ENTRY_COUNT; }

/* Where the span of the entry ends that translates va, or end if that comes first. */
static uint64_t next(int level, uint64_t va, uint64_t end) {
  uint64_t edge = (va | (span(level) - 1)) + 1;
  return edge < end ? edge : end;
}

pte_t *tree_walk(int32_t space, uint64_t va, bool make) {
  pte_t *table = kernel.roots[space];
  for (int level = kernel.root_level; level > 0; level--) {
    pte_t *link = &table[index_of(level, va)];
    if (!(*link & PTE_V)) {
      uint64_t made = make ? kernel.machine->table_allocate(level - 1) : 0;
      if (made == 0) {
        return NULL;
      }
      store(link, entry_for(made, PTE_V));
    }
    table = table_at(*link);
  }
  return &table[index_of(0, va)];
}

/* The pages mapped in a part of what a table translates. */
static uint64_t mapped(const pte_t *table, int level, uint64_t start, uint64_t end) {
  uint64_t count = 0;
  for (uint64_t va = start, to; va < end; va = to) {
    to = next(level, va, end);
    pte_t pte = table[index_of(level, va)];
    if (pte != 0) {
      count += level > 0 ? mapped(table_at(pte), level - 1, va, to) : 1;
    }
  }
  return count;
}

uint64_t tree_mapped(int32_t space, uint64_t start, uint64_t end) {
  return mapped(kernel.roots[space], kernel.root_level, start, end);
}

/* ---------------------------------------------------------------- pages */

void page_get(int32_t page) {
  kernel.machine->references_add(page, 1);
  kernel.machine->mapcount_add(page, 1);
}

void page_put(int32_t page) {
  kernel.machine->mapcount_subtract(page, 1);
  if (kernel.machine->references_subtract(page, 1) == 0) {
    kernel.machine->folio_free(page);
  }
}

/* ---------------------------------------------------------------- taking away */

static bool holds_nothing(const pte_t *table) {
  for (int i = 0; i < ENTRY_COUNT; i++) {
    if (table[i] != 0 && !is_gone(table[i])) {
      return false;
    }
  }
  return true;
}

/* Takes a range out of a table; returns whether nothing is left in the table. */
static bool detach(pte_t *table, int level, uint64_t start, uint64_t end) {
  for (uint64_t va = start, to; va < end; va = to) {
    to = next(level, va, end);
    pte_t *pte = &table[index_of(level, va)];
    if (!(*pte & PTE_V)) {
      store(pte, 0); /* lazy, or nothing: no hart knows it */
    } else if (level == 0 || detach(table_at(*pte), level - 1, va, to)) {
      clear_bits(pte, PTE_V);
    }
  }
  return holds_nothing(table);
}

/* Gives back what is gone in a range. No hart knows it any more. */
static void reap(pte_t *table, int level, uint64_t start, uint64_t end) {
  for (uint64_t va = start, to; va < end; va = to) {
    to = next(level, va, end);
    pte_t *entry = &table[index_of(level, va)];
    pte_t pte = *entry;
    if (level > 0 && pte != 0) {
      reap(table_at(pte), level - 1, va, to);
    }
    if (is_gone(pte)) {
      store(entry, 0);
      if (level > 0) {
        kernel.machine->table_free(physical(pte));
      } else {
        page_put(page_at(pte));
      }
    }
  }
}

void tree_take_away(int32_t space, uint64_t start, uint64_t end) {
  detach(kernel.roots[space], kernel.root_level, start, end);
  fence_space(space);
  reap(kernel.roots[space], kernel.root_level, start, end);
}

/* ---------------------------------------------------------------- sharing */

/* Gives the child what is in a table of the parent; false when memory has run out. */
static bool share(pte_t *table, int level, uint64_t va, int32_t child) {
  for (int i = 0; i < ENTRY_COUNT; i++, va += span(level)) {
    if (table[i] == 0) {
      continue;
    }
    if (level > 0) {
      if (!share(table_at(table[i]), level - 1, va, child)) {
        return false;
      }
      continue;
    }
    pte_t *copy = tree_walk(child, va, true);
    if (copy == NULL) {
      return false;
    }
    pte_t pte = clear_bits(&table[i], PTE_W);
    if (pte & PTE_V) {
      page_get(page_at(pte));
    }
    store(copy, pte);
  }
  return true;
}

bool tree_share(int32_t parent, int32_t child) {
  return share(kernel.roots[parent], kernel.root_level, 0, child);
}
