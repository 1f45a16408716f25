/*
 * Page tables of x86-64 in plain memory, whose links and kernel mappings are chosen by flags.
 *
 * Right:
 *   LINK_PROTECTS        permission is taken away by the link of the leaf table, for one page at most
 *   KERNEL=DEVICE        all roots share tables of the kernel's, with a leaf that leads to a device
 *   KERNEL=EMPTY         the same, without any leaf
 *   KERNEL=FOLIO         the same, with a leaf that leads to a page which is the kernel's own
 *   KERNEL=DIRECT        the same, with large leaves that lead to all memory
 *   KERNEL_IS_STATIC     those tables are no memory of the machine
 *   TRAMPOLINE           the last page of each space is the kernel's, beside a page of the space's own
 * Wrong:
 *   LINK_LIKE_LEAF       links permit what the first page below them does
 *   LINK_WITHOUT_USER    links let no user code pass
 *   LEAF_WITHOUT_USER    leaves let no user code pass
 *   KERNEL_OPEN          the kernel's mappings let user code pass
 *   KERNEL_PER_SPACE     each space has kernel tables of its own, which nobody frees
 *   LINK_WITHOUT_FLUSH   with LINK_PROTECTS: paths that may be cached are forgotten
 */
#include "ptck.h"

#define NOTHING 0
#define DEVICE 1
#define EMPTY 2
#define FOLIO 3
#define DIRECT 4

#ifndef KERNEL
#define KERNEL NOTHING
#endif

#define P 1u
#define W 2u
#define U 4u
#define LARGE 128u
#define FRAME UINT64_C(0x000ffffffffff000)
#define DEVICE_AT UINT64_C(0xfee00000)
#define KERNEL_SLOT 511

#ifdef KERNEL_OPEN
#define KERNEL_BITS (P | W | U)
#else
#define KERNEL_BITS (P | W)
#endif

typedef uint64_t entry;

static struct {
  const struct ptck_machine *m;
  entry *root[64];
  entry *kernel;
} os;

#ifdef KERNEL_IS_STATIC
static entry static_tables[3][512] __attribute__((aligned(4096)));
#endif

static entry *at(entry word) { return (entry *)(uintptr_t)(word & FRAME); }

static entry word_of(const entry *table) { return (entry)(uintptr_t)table; }

static int top(void) { return os.m->geometry->level_count - 1; }

static entry *new_table(int level) { return at(os.m->table_allocate(level)); }

/* ---- the kernel's half */

#if !defined KERNEL_IS_STATIC
static void free_all(entry *one, entry *two, entry *three) {
  if (one) os.m->table_free(word_of(one));
  if (two) os.m->table_free(word_of(two));
  if (three) os.m->table_free(word_of(three));
}
#endif

static entry *kernel_tables(void) {
#ifdef KERNEL_IS_STATIC
  entry *upper = static_tables[0], *middle = static_tables[1], *lower = static_tables[2];
#else
  entry *upper = new_table(top() - 1), *middle = new_table(top() - 2), *lower = new_table(0);
  if (!upper || !middle || !lower) {
    free_all(upper, middle, lower);
    return 0;
  }
#endif
  if (KERNEL == DEVICE) {
    lower[7] = DEVICE_AT | KERNEL_BITS;
  }
#if KERNEL == FOLIO
  int32_t folio = os.m->folio_allocate(0);
  if (folio == 0) {
    free_all(upper, middle, lower);
    return 0;
  }
  os.m->folio_reserve(folio);
  lower[7] = (uint64_t)folio << 12 | KERNEL_BITS;
#endif
  if (KERNEL == DIRECT) {
    for (entry i = 1; i < 512; i++) {
      middle[i] = ((word_of(lower) & ~UINT64_C(0x3fffffff)) + (i << 21)) | KERNEL_BITS | LARGE;
    }
  }
  middle[0] = word_of(lower) | KERNEL_BITS;
  upper[300] = word_of(middle) | KERNEL_BITS;
  return upper;
}

static bool link_kernel(entry *root) {
  if (KERNEL == NOTHING) {
    return true;
  }
#ifdef KERNEL_PER_SPACE
  os.kernel = 0;
#endif
  if (!os.kernel) {
    os.kernel = kernel_tables();
  }
  if (os.kernel) {
    root[KERNEL_SLOT] = word_of(os.kernel) | KERNEL_BITS;
  }
  return os.kernel != 0;
}

/* ---- spaces */

static entry link_bits(entry leaf_bits) {
#if defined LINK_LIKE_LEAF
  return P | U | (leaf_bits & W);
#elif defined LINK_WITHOUT_USER
  return P | W | (leaf_bits & 0);
#else
  return P | W | U | (leaf_bits & 0);
#endif
}

/* The entry of the level for the address; 0 where a table lacks, and cannot or must not be made. */
static entry *find(entry *root, int level, uint64_t address, bool make, entry bits) {
  entry *table = root;
  for (int i = top();; i--) {
    entry *e = &table[address >> (12 + 9 * i) & 511];
    if (i == level) {
      return e;
    }
    if (!*e) {
      entry *made = make ? new_table(i - 1) : 0;
      if (!made) {
        return 0;
      }
      *e = word_of(made) | link_bits(bits);
    }
    table = at(*e);
  }
}

static void drop(entry *table, int level) {
  int end = level == top() ? KERNEL_SLOT : 512;
  for (int i = 0; level > 0 && i < end; i++) {
    if (table[i]) {
      drop(at(table[i]), level - 1);
    }
  }
  os.m->table_free(word_of(table));
}

#ifdef TRAMPOLINE
static bool map_trampoline(entry *root) {
  entry *e = find(root, 0, os.m->geometry->address_last, true, 0);
  if (e) {
    *e = DEVICE_AT | P;
  }
  return e != 0;
}
#else
static bool map_trampoline(entry *root) { return root != 0; }
#endif

static ptck_outcome create(void *state, int32_t space) {
  (void)state;
  entry *root = new_table(top());
  if (!root) {
    return PTCK_OUT_OF_MEMORY;
  }
  if (!link_kernel(root) || !map_trampoline(root)) {
    drop(root, top());
    return PTCK_OUT_OF_MEMORY;
  }
  os.root[space] = root;
  os.m->root_set(space, word_of(root));
  return PTCK_DONE;
}

static void destroy(void *state, int32_t space) {
  (void)state;
  os.m->root_drop(space);
  os.m->invalidate_id(PTCK_ALL_CPUS, space);
  drop(os.root[space], top());
}

/* ---- pages */

static entry leaf_bits(int32_t permission) {
  entry writable = permission == PTCK_READ_WRITE ? W : 0;
#ifdef LEAF_WITHOUT_USER
  return P | writable;
#else
  return P | U | writable;
#endif
}

static ptck_outcome map_frames(void *state, int32_t space, uint64_t address, uint64_t physical,
                               uint64_t page_count, int32_t permission) {
  (void)state;
  for (uint64_t i = 0; i < page_count; i++) {
    entry bits = leaf_bits(permission);
    entry *e = find(os.root[space], 0, address + (i << 12), true, bits);
    if (!e) {
      return ptck_partly(PTCK_OUT_OF_MEMORY, i);
    }
    *e = (physical + (i << 12)) | bits;
  }
  return PTCK_DONE;
}

static void unmap_frames(void *state, int32_t space, uint64_t address, uint64_t page_count) {
  (void)state;
  for (uint64_t i = 0; i < page_count; i++) {
    *find(os.root[space], 0, address + (i << 12), false, 0) = 0;
  }
  os.m->invalidate_range(PTCK_ALL_CPUS, space, address, (int64_t)page_count, PTCK_LEAF_ONLY);
}

static void protect_frames(void *state, int32_t space, uint64_t address, uint64_t page_count,
                           int32_t permission) {
  (void)state;
#ifdef LINK_PROTECTS
  const int level = 1;
#else
  const int level = 0;
#endif
  for (uint64_t i = 0; i < page_count; i++) {
    entry *e = find(os.root[space], level, address + (i << 12), false, 0);
    *e = permission == PTCK_READ_WRITE ? *e | W : *e & ~(entry)W;
  }
#ifdef LINK_WITHOUT_FLUSH
  const int32_t depth = PTCK_LEAF_ONLY;
#else
  const int32_t depth = level > 0 ? PTCK_ALL_LEVELS : PTCK_LEAF_ONLY;
#endif
  os.m->invalidate_range(PTCK_ALL_CPUS, space, address, (int64_t)page_count, depth);
}

static uint64_t translate(void *state, int32_t space, uint64_t address) {
  (void)state;
  const entry *e = find(os.root[space], 0, address, false, 0);
  return e && (*e & P) ? (*e & FRAME) | (address & 4095) : PTCK_NO_TRANSLATION;
}

static void *begin(const struct ptck_machine *machine) {
  os.m = machine;
  os.kernel = 0;
  return &os;
}

static const struct ptck_page_tables page_tables = {
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
    .tier = PTCK_PLAIN_MEMORY,
    .name = "permissions",
    .geometries = "x86-64-4",
    .page_tables = &page_tables,
};
