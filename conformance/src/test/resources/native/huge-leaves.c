/*
 * Page tables of arm64 (also the small ones of the kit) that map a run of pages which fills a leaf
 * table by one leaf of the level above. The table is allocated all the same and kept, so that the
 * leaf can be split without memory.
 *
 *   WALK_LEAF  a change of part of a huge leaf walks it as if it were a table
 *   PARTIAL    memory that runs out half way is reported as if nothing had been mapped
 */
#include "ptck.h"

#include <stdlib.h>

#define VALID (UINT64_C(1) << 0)
#define TABLE_OR_PAGE (UINT64_C(1) << 1)
#define MARKS UINT64_C(0xc40) /* user, inner shareable, accessed, not global */
#define READ_ONLY (UINT64_C(1) << 7)
#define DIRTY_MANAGED (UINT64_C(1) << 51)
#define ADDRESS UINT64_C(0x0000fffffffff000)

enum { PAGE_SHIFT = 12, SPACE_COUNT = 1024, KEPT_COUNT = 1024 };

static const struct ptck_machine *m;
static uint64_t roots[SPACE_COUNT];
static struct { uint64_t leaf, table; } kept[KEPT_COUNT];
static int kept_count;

static int32_t root_level(void) { return m->geometry->level_count - 1; }

static uint64_t entry_count(int32_t level) {
  return UINT64_C(1) << m->geometry->levels[level].index_bits;
}

static uint64_t span(int32_t level) {
  return UINT64_C(1) << m->geometry->levels[level].span_shift;
}

static uint64_t entry_at(uint64_t table, int32_t level, uint64_t address) {
  return (table & ADDRESS) + (address / span(level) & (entry_count(level) - 1)) * 8;
}

static bool is_link(uint64_t word) { return (word & (VALID | TABLE_OR_PAGE)) == (VALID | TABLE_OR_PAGE); }
static bool is_huge(uint64_t word) { return (word & (VALID | TABLE_OR_PAGE)) == VALID; }

static uint64_t permitting(uint64_t word, int32_t permission) {
  word &= ~(DIRTY_MANAGED | READ_ONLY);
  return word | (permission == PTCK_READ_WRITE ? DIRTY_MANAGED : READ_ONLY);
}

static uint64_t leaf_word(uint64_t physical, int32_t permission) {
  return permitting(physical | VALID | MARKS, permission);
}

static void invalidate(int32_t space, uint64_t address, uint64_t page_count) {
  m->invalidate_range(PTCK_ALL_CPUS, space, address, (int64_t)page_count, PTCK_LEAF_ONLY);
}

/* ---------------------------------------------------------------- tables kept for leaves */

static bool keep(uint64_t leaf, uint64_t table) {
  if (kept_count == KEPT_COUNT) {
    return false;
  }
  kept[kept_count].leaf = leaf;
  kept[kept_count++].table = table;
  return true;
}

static uint64_t take_kept(uint64_t leaf) {
  for (int i = 0; i < kept_count; i++) {
    if (kept[i].leaf == leaf) {
      uint64_t table = kept[i].table;
      kept[i] = kept[--kept_count];
      return table;
    }
  }
  abort();
}

/* ---------------------------------------------------------------- walking */

/* The entry of level 1 for the address; 0 if there is no table for it, and none is to be made. */
static uint64_t upper_entry(int32_t space, uint64_t address, bool make) {
  uint64_t table = roots[space];
  for (int32_t level = root_level(); level > 1; level--) {
    uint64_t entry = entry_at(table, level, address);
    uint64_t word = m->entry_read(entry);
    if (word == 0) {
      uint64_t made = make ? m->table_allocate(level - 1) : 0;
      if (made == 0) {
        return 0;
      }
      word = made | VALID | TABLE_OR_PAGE;
      m->entry_write(entry, word);
    }
    table = word;
  }
  return entry_at(table, 1, address);
}

#ifndef WALK_LEAF
/* Puts a table with the same translations in the place of a huge leaf: break before make. */
static void split(int32_t space, uint64_t address, uint64_t leaf) {
  uint64_t table = take_kept(leaf);
  uint64_t word = m->entry_exchange(leaf, 0);
  invalidate(space, address & ~(span(1) - 1), entry_count(0));
  for (uint64_t i = 0; i < entry_count(0); i++) {
    m->entry_write(table + 8 * i, (word | TABLE_OR_PAGE) + i * span(0));
  }
  m->entry_write(leaf, table | VALID | TABLE_OR_PAGE);
}
#endif

/* ---------------------------------------------------------------- spaces */

static ptck_outcome create(void *state, int32_t space) {
  (void)state;
  roots[space] = m->table_allocate(root_level());
  if (roots[space] == 0) {
    return PTCK_OUT_OF_MEMORY;
  }
  m->root_set(space, roots[space]);
  return PTCK_DONE;
}

static void free_tree(int32_t level, uint64_t table) {
  for (uint64_t i = 0; level > 0 && i < entry_count(level); i++) {
    uint64_t entry = (table & ADDRESS) + 8 * i;
    uint64_t word = m->entry_read(entry);
    if (is_link(word)) {
      free_tree(level - 1, word);
    } else if (is_huge(word)) {
      m->table_free(take_kept(entry));
    }
  }
  m->table_free(table & ADDRESS);
}

static void destroy(void *state, int32_t space) {
  (void)state;
  m->root_drop(space);
  m->invalidate_id(PTCK_ALL_CPUS, space);
  free_tree(root_level(), roots[space]);
}

/* ---------------------------------------------------------------- ranges */

static ptck_outcome out_of_memory(uint64_t pages_done) {
#ifdef PARTIAL
  (void)pages_done;
  return PTCK_OUT_OF_MEMORY;
#else
  return ptck_partly(PTCK_OUT_OF_MEMORY, pages_done);
#endif
}

static ptck_outcome map_frames(void *state, int32_t space, uint64_t address, uint64_t physical,
                               uint64_t page_count, int32_t permission) {
  (void)state;
  for (uint64_t done = 0; done < page_count;) {
    uint64_t at = address + (done << PAGE_SHIFT);
    uint64_t to = physical + (done << PAGE_SHIFT);
    uint64_t upper = upper_entry(space, at, true);
    if (upper == 0) {
      return out_of_memory(done);
    }
    uint64_t word = m->entry_read(upper);
    if (word == 0) {
      uint64_t table = m->table_allocate(0);
      if (table == 0) {
        return out_of_memory(done);
      }
      bool fills = page_count - done >= entry_count(0) && ((at | to) & (span(1) - 1)) == 0;
      if (fills && keep(upper, table)) {
        m->entry_write(upper, leaf_word(to, permission));
        done += entry_count(0);
        continue;
      }
      word = table | VALID | TABLE_OR_PAGE;
      m->entry_write(upper, word);
    }
    m->entry_write(entry_at(word, 0, at), leaf_word(to, permission) | TABLE_OR_PAGE);
    done++;
  }
  return PTCK_DONE;
}

static void protect(uint64_t entry, int32_t permission) {
  uint64_t before;
  do {
    before = m->entry_read(entry);
  } while (!m->entry_compare_and_set(entry, before, permitting(before, permission)));
}

/* Clears the entries of consecutive mapped pages, or changes what they permit. */
static void change(int32_t space, uint64_t address, uint64_t page_count, int32_t permission,
                   bool clears) {
  for (uint64_t done = 0; done < page_count;) {
    uint64_t at = address + (done << PAGE_SHIFT);
    uint64_t entry = upper_entry(space, at, false);
    uint64_t word = m->entry_read(entry);
    bool is_whole = page_count - done >= entry_count(0) && (at & (span(1) - 1)) == 0;
    uint64_t pages = 1;
    if (is_huge(word) && is_whole) {
      pages = entry_count(0);
    } else {
#ifndef WALK_LEAF
      if (is_huge(word)) {
        split(space, at, entry);
        word = m->entry_read(entry);
      }
#endif
      entry = entry_at(word, 0, at);
    }
    if (clears) {
      m->entry_exchange(entry, 0);
      if (pages > 1) {
        m->table_free(take_kept(entry));
      }
    } else {
      protect(entry, permission);
    }
    done += pages;
  }
  invalidate(space, address, page_count);
}

static void unmap_frames(void *state, int32_t space, uint64_t address, uint64_t page_count) {
  (void)state;
  change(space, address, page_count, PTCK_READ_ONLY, true);
}

static void protect_frames(void *state, int32_t space, uint64_t address, uint64_t page_count,
                           int32_t permission) {
  (void)state;
  change(space, address, page_count, permission, false);
}

static uint64_t translate(void *state, int32_t space, uint64_t address) {
  (void)state;
  uint64_t entry = upper_entry(space, address, false);
  uint64_t word = entry == 0 ? 0 : m->entry_read(entry);
  if (is_huge(word)) {
    return (word & ADDRESS) | (address & (span(1) - 1));
  }
  word = is_link(word) ? m->entry_read(entry_at(word, 0, address)) : 0;
  return word & VALID ? (word & ADDRESS) | (address & (span(0) - 1)) : PTCK_NO_TRANSLATION;
}

static void *begin(const struct ptck_machine *machine) {
  m = machine;
  kept_count = 0;
  return roots;
}

static const struct ptck_page_tables tables = {
    .capabilities = "LARGE_FOLIOS",
    .begin = begin,
    .create = create,
    .destroy = destroy,
    .map_frames = map_frames,
    .unmap_frames = unmap_frames,
    .protect_frames = protect_frames,
    .translate = translate,
};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .name = "huge-leaves",
    .geometries = "tiny tiny4 arm64-4k",
    .page_tables = &tables,
};
