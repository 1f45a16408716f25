/*
 * contpte-layer.c: arm64 entry operations that make contiguous blocks wherever entries allow it,
 * and unmake them before they are changed in part.
 *
 * A reader sees what plain entries would show, except that accessed and dirty are those of the
 * whole block: hardware may set them in any one of its entries. Every access to an entry is a call
 * of the machine. When a block is folded or unfolded the layer invalidates; all other invalidation
 * is the caller's, who also holds the lock of the table.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stddef.h>

#include "contpte.h"

static struct layer layer;

/* ---------------------------------------------------------------- words */

static bool is_dirty(pte_t word) {
  return (word & PTE_DIRTY) || (word & (PTE_WRITE | PTE_READ_ONLY)) == PTE_WRITE;
}

/* Dirty for software, and for hardware too where stores are permitted. */
static pte_t make_dirty(pte_t word) {
  return (word & PTE_WRITE ? word & ~PTE_READ_ONLY : word) | PTE_DIRTY;
}

/* WRITE without READ_ONLY is dirty: what is not shall stay so. */
static pte_t make_writable(pte_t word) {
  return (word & PTE_DIRTY ? word & ~PTE_READ_ONLY : word) | PTE_WRITE;
}

/* Hardware's dirty is in the two bits that change: it is kept in software's. */
static pte_t write_protected(pte_t word) {
  return ((is_dirty(word) ? word | PTE_DIRTY : word) & ~PTE_WRITE) | PTE_READ_ONLY;
}

/* A word accessed and dirty as well if `other` is. */
static pte_t with_marks_of(pte_t word, pte_t other) {
  word |= other & PTE_ACCESSED;
  return is_dirty(other) && !is_dirty(word) ? make_dirty(word) : word;
}

/* The same, and what only software calls dirty becomes dirty for hardware too. */
static pte_t with_flags_of(pte_t word, pte_t wanted) {
  word |= wanted & PTE_ACCESSED;
  return is_dirty(wanted) ? make_dirty(word) : word;
}

static pte_t without_marks(pte_t word) {
  return (word & ~(PTE_ACCESSED | PTE_DIRTY)) | PTE_READ_ONLY;
}

static bool is_folded(pte_t word) {
  return (word & (PTE_VALID | PTE_CONTIGUOUS)) == (PTE_VALID | PTE_CONTIGUOUS);
}

/* What maps the page `n` further; n may be negative. */
static pte_t further(pte_t word, int32_t n) {
  return word + ((uint64_t)(int64_t)n << layer.page_shift);
}

static int32_t page_of(pte_t word) {
  uint64_t address = word & ((UINT64_C(1) << 48) - 1);
  return (int32_t)(address >> layer.page_shift);
}

/* ---------------------------------------------------------------- entries and blocks */

static pte_t read_entry(uint64_t entry) { return layer.machine->entry_read(entry); }

static uint64_t entry_at(uint64_t entry, int32_t n) {
  return entry + (uint64_t)(int64_t)n * ENTRY_BYTES;
}

int32_t index_in_block(const struct layer *of, uint64_t address) {
  return (int32_t)(address >> of->page_shift) & (of->run - 1);
}

static uint64_t block_of(uint64_t address, uint64_t entry) {
  return entry_at(entry, -index_in_block(&layer, address));
}

pte_t take(const struct layer *of, uint64_t entry, int32_t count) {
  pte_t gathered = of->machine->entry_exchange(entry, 0);
  for (int32_t n = 1; n < count; n++) {
    gathered = with_marks_of(gathered, of->machine->entry_exchange(entry_at(entry, n), 0));
  }
  return gathered;
}

void fill(const struct layer *of, uint64_t entry, pte_t word, int32_t count) {
  for (int32_t n = 0; n < count; n++) {
    of->machine->entry_write(entry_at(entry, n), further(word, n));
  }
}

/*
 * Whether a block maps consecutive pages as `first` maps its first one, accessed and dirty aside.
 * If so, *gathered gets the marks of all its entries.
 */
static bool is_uniform(uint64_t block, pte_t first, pte_t *gathered) {
  /* The last entry first: in a block that is being filled upwards it is the one that lacks. */
  for (int32_t n = layer.run - 1; n >= 0; n--) {
    pte_t word = read_entry(entry_at(block, n));
    if (without_marks(word) != without_marks(further(first, n))) {
      return false;
    }
    *gathered = with_marks_of(*gathered, word);
  }
  return true;
}

static void unfold(int32_t id, uint64_t address, uint64_t entry) {
  if (is_folded(read_entry(entry))) {
    convert(&layer, id, address, entry, 0);
  }
}

/* Folds the block of an entry just stored, if it is a full one of one folio. */
static void try_fold(int32_t id, uint64_t address, uint64_t entry, pte_t word) {
  int32_t index = index_in_block(&layer, address);
  int32_t page = page_of(word);
  pte_t gathered = word;
  if (!(word & PTE_VALID) || (page & (layer.run - 1)) != index ||
      !is_uniform(block_of(address, entry), further(word, -index), &gathered)) {
    return;
  }
  /* Folding spreads accessed and dirty: they are kept by folio, not by page. */
  int32_t first = page - index;
  if (layer.machine->folio_of(first) == layer.machine->folio_of(first + layer.run - 1)) {
    convert(&layer, id, address, entry, PTE_CONTIGUOUS);
  }
}

/* Unfolds the blocks in which a range begins and ends, but where it covers them. */
static void unfold_edges(int32_t id, uint64_t address, uint64_t entry, int32_t count) {
  int32_t first = index_in_block(&layer, address);
  int32_t last = first + count - 1; /* counted from the start of the first block */
  bool is_first_covered = first == 0 && count >= layer.run;
  bool is_last_covered = last % layer.run == layer.run - 1;
  if (!is_first_covered) {
    unfold(id, address, entry);
  }
  if (!is_last_covered && last >= layer.run) {
    uint64_t end = address + ((uint64_t)(count - 1) << layer.page_shift);
    unfold(id, end, entry_at(entry, count - 1));
  }
}

/* ---------------------------------------------------------------- storing */

static void layer_set(void *entries, int32_t id, int32_t level, uint64_t address, uint64_t entry,
                      uint64_t word, int32_t count) {
  if (count == 1) {
    unfold(id, address, entry);
    layer.machine->entry_write(entry, word);
    try_fold(id, address, entry, word);
    return;
  }
  /* Entries that were empty: what fills a block is folded from the start. */
  for (int32_t done = 0, length; done < count; done += length) {
    int32_t index = (index_in_block(&layer, address) + done) & (layer.run - 1);
    length = layer.run - index < count - done ? layer.run - index : count - done;
    pte_t first = further(word, done);
    bool is_block = length == layer.run && (page_of(first) & (layer.run - 1)) == 0;
    fill(&layer, entry_at(entry, done), is_block ? first | PTE_CONTIGUOUS : first, length);
  }
}

/* ---------------------------------------------------------------- reading */

static uint64_t layer_get(void *entries, int32_t id, int32_t level, uint64_t address,
                          uint64_t entry) {
  pte_t word = read_entry(entry);
  if (!is_folded(word)) {
    return word;
  }
  uint64_t block = block_of(address, entry);
  for (int32_t n = 0; n < layer.run; n++) {
    if ((word & PTE_ACCESSED) && is_dirty(word)) {
      break;
    }
    word = with_marks_of(word, read_entry(entry_at(block, n)));
  }
  return word;
}

/* Others may convert the block meanwhile: what was gathered counts if all was of one kind. */
static uint64_t layer_get_lockless(void *entries, int32_t id, int32_t level, uint64_t address,
                                   uint64_t entry) {
  int32_t index = index_in_block(&layer, address);
  for (;;) {
    pte_t word = read_entry(entry);
    pte_t gathered = word;
    if (!is_folded(word) ||
        is_uniform(block_of(address, entry), further(word, -index), &gathered)) {
      return gathered;
    }
  }
}

/* ---------------------------------------------------------------- taking away */

static uint64_t layer_get_and_clear(void *entries, int32_t id, int32_t level, uint64_t address,
                                    uint64_t entry, int32_t count) {
  unfold_edges(id, address, entry, count);
  return take(&layer, entry, count);
}

static void layer_write_protect(void *entries, int32_t id, int32_t level, uint64_t address,
                                uint64_t entry, int32_t count) {
  unfold_edges(id, address, entry, count);
  for (int32_t n = 0; n < count; n++) {
    pte_t before;
    do {
      before = read_entry(entry_at(entry, n));
    } while (!layer.machine->entry_compare_and_set(entry_at(entry, n), before,
                                                   write_protected(before)));
  }
}

/*
 * Takes marks from entries and, since a reader is shown those of the whole block, from all others
 * of the blocks in which the range begins and ends. Returns what was taken: PTE_ACCESSED, PTE_DIRTY;
 * *more says whether entries were concerned that nobody named.
 */
static pte_t clear_marks(uint64_t address, uint64_t entry, int32_t count, int32_t flags,
                         bool *more) {
  int32_t last = count - 1;
  int32_t first_index = index_in_block(&layer, address);
  int32_t last_index = (first_index + last) & (layer.run - 1);
  int32_t start = is_folded(read_entry(entry)) ? -first_index : 0;
  int32_t end =
      is_folded(read_entry(entry_at(entry, last))) ? last - last_index + layer.run : count;
  pte_t taken = 0;
  *more = start < 0 || end > count;
  for (int32_t n = start; n < end; n++) {
    pte_t before, after;
    do {
      before = read_entry(entry_at(entry, n));
      after = flags & PTCK_CLEAR_YOUNG ? before & ~PTE_ACCESSED : before;
      after = flags & PTCK_CLEAR_DIRTY ? (after & ~PTE_DIRTY) | PTE_READ_ONLY : after;
    } while (after != before &&
             !layer.machine->entry_compare_and_set(entry_at(entry, n), before, after));
    taken |= (before & PTE_ACCESSED) | (is_dirty(before) ? PTE_DIRTY : 0);
  }
  return taken;
}

/* Invalidates all blocks that the range lies in, on every CPU. */
static void invalidate_blocks(int32_t id, uint64_t address, int32_t count) {
  int32_t first = index_in_block(&layer, address);
  int32_t pages = (first + count + layer.run - 1) & -layer.run;
  uint64_t start = address - ((uint64_t)first << layer.page_shift);
  if (id != PTCK_NO_ID) {
    layer.machine->invalidate_range(PTCK_ALL_CPUS, id, start, pages, PTCK_LEAF_ONLY);
  }
}

static bool layer_test_and_clear_young(void *entries, int32_t id, int32_t level,
                                       uint64_t address, uint64_t entry, int32_t count) {
  bool more;
  return clear_marks(address, entry, count, PTCK_CLEAR_YOUNG, &more) & PTE_ACCESSED;
}

static bool layer_clear_flush_young(void *entries, int32_t id, int32_t level, uint64_t address,
                                    uint64_t entry, int32_t count) {
  bool young = layer_test_and_clear_young(entries, id, level, address, entry, count);
  if (young) {
    invalidate_blocks(id, address, count);
  }
  return young;
}

/* The caller invalidates what it named; what else became clean with it is invalidated here. */
static void layer_clear_young_dirty(void *entries, int32_t id, int32_t level, uint64_t address,
                                    uint64_t entry, int32_t count, int32_t flags) {
  bool more;
  pte_t taken = clear_marks(address, entry, count, flags, &more);
  if (more && (taken & PTE_DIRTY) && (flags & PTCK_CLEAR_DIRTY)) {
    invalidate_blocks(id, address, count);
  }
}

/* ---------------------------------------------------------------- widening */

/* What `word` is when it also permits and says what `wanted` does. */
static pte_t widened(pte_t word, pte_t wanted) {
  return with_flags_of(wanted & PTE_WRITE ? make_writable(word) : word, wanted);
}

/* Widens one entry without losing what hardware sets in it; returns whether it changed. */
static bool widen(uint64_t entry, pte_t wanted) {
  for (;;) {
    pte_t before = read_entry(entry);
    pte_t after = widened(before, wanted);
    if (after == before) {
      return false;
    }
    if (layer.machine->entry_compare_and_set(entry, before, after)) {
      return true;
    }
  }
}

static bool layer_set_access_flags(void *entries, int32_t id, int32_t level, uint64_t address,
                                   uint64_t entry, uint64_t word, bool dirty) {
  pte_t before = read_entry(entry);
  if (!is_folded(before)) {
    return widen(entry, word);
  }
  if ((word & PTE_WRITE) && !(before & PTE_WRITE)) {
    unfold(id, address, entry); /* it would differ from its neighbours */
    return widen(entry, word);
  }
  /* In each entry: a walker that sets no flags by itself looks at its own entry alone. */
  bool changed = false;
  uint64_t block = block_of(address, entry);
  for (int32_t n = 0; n < layer.run; n++) {
    changed |= widen(entry_at(block, n), word);
  }
  return changed;
}

/* ---------------------------------------------------------------- the plug-in */

static void *layer_begin(const struct ptck_machine *machine) {
  layer.machine = machine;
  layer.run = machine->geometry->levels[0].contiguous_run;
  layer.page_shift = machine->geometry->page_shift;
  return &layer;
}

static const struct ptck_entries operations = {
    .capabilities = "CONTIGUOUS",
    .begin = layer_begin,
    .set = layer_set,
    .get = layer_get,
    .get_lockless = layer_get_lockless,
    .get_and_clear = layer_get_and_clear,
    .write_protect = layer_write_protect,
    .set_access_flags = layer_set_access_flags,
    .test_and_clear_young = layer_test_and_clear_young,
    .clear_flush_young = layer_clear_flush_young,
    .clear_young_dirty = layer_clear_young_dirty,
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .tier = PTCK_INSTRUMENTED,
    .name = contpte_name,
    .geometries = "tiny tiny4 arm64-4k arm64-16k arm64-64k",
    .entries = &operations,
};
