/*
 * A manager that does something wrong when it is asked to map: the page number says what.
 * Instrumented; it has one space, whose root begin() sets.
 */
#if defined(__linux__)
#define _GNU_SOURCE /* RTLD_DEFAULT */
#endif
#include "ptck.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

static const struct ptck_machine *m;
static uint64_t root;

static void *begin(const struct ptck_machine *machine) {
  m = machine;
  root = m->table_allocate(m->geometry->level_count - 1);
  m->root_set(0, root);
  return 0;
}

/* ---------------------------------------------------------------- wrong arguments */

static void read_of_a_page(void) { m->entry_read(0x7ffff8); }

static void read_outside(void) { m->entry_read(UINT64_C(0xdead0000)); }

static void read_unaligned(void) { m->entry_read(root + 4); }

static void read_of_a_freed_table(void) {
  uint64_t table = m->table_allocate(0);
  m->table_free(table);
  m->entry_read(table + 8);
}

static void read_of_no_table(void) { m->entry_read(root + 5 * (uint64_t)4096); }

static void folio_freed_twice(void) {
  int32_t folio = m->folio_allocate(0);
  m->folio_free(folio);
  m->folio_free(folio);
}

static void table_freed_twice(void) {
  uint64_t table = m->table_allocate(0);
  m->table_free(table);
  m->table_free(table);
}

static void page_freed_as_table(void) {
  int32_t page = m->folio_allocate(0);
  m->table_free((uint64_t)page << m->geometry->page_shift);
}

static void table_zeroed_as_page(void) {
  m->page_zero((int32_t)(root >> m->geometry->page_shift));
}

static void level_too_high(void) { m->table_allocate(9); }

static void order_too_high(void) { m->folio_allocate(40); }

static void no_lock_class(void) { m->lock(17, 1); }

static void says_that_it_cannot_go_on(void) { m->fail("BUG: the tree has no root"); }

/* ---------------------------------------------------------------- ends of processes */

static volatile int forever = 1;

static void exits(void) { exit(3); }

static void panics(void) {
  printf("panic: the tree has no root\n");
  abort();
}

static void writes_through_null(void) { *(volatile int *)8 = 1; }

static void loops(void) {
  while (forever) {
  }
}

static int recurse(int depth) {
  volatile char frame[4096];
  frame[depth % 4096] = 1;
  return forever ? recurse(depth + 1) + frame[0] : 0;
}

static void overflows_its_stack(void) { recurse(1); }

static volatile int too_many_bytes = 65536;

static void smashes_its_stack(void) {
  char local[8];
  volatile char *bytes = local;
  for (int i = 0; i < too_many_bytes; i++) {
    bytes[i] = 0x41;
  }
}

/* A broken rule first: what was found before the end stands. */
static void frees_twice_and_aborts(void) {
  table_freed_twice();
  abort();
}

/* Has the virtual machine around it make objects until it has no room: no fault of a library. */
static void takes_the_memory_of_the_kit(void) {
  typedef void *const *const *handle; /* a pointer to a table of functions */
  enum { GET_ENV = 6, NEW_LONG_ARRAY = 180, VERSION_1_8 = 0x00010008 };
  int32_t (*created)(handle *, int32_t, int32_t *);
  int32_t (*get_env)(handle, handle *, int32_t);
  void *(*new_long_array)(handle, int32_t);
  handle vm, env;
  int32_t count = 0;
  *(void **)&created = dlsym(RTLD_DEFAULT, "JNI_GetCreatedJavaVMs");
  if (created == 0 || created(&vm, 1, &count) != 0 || count != 1) {
    m->fail("there is no virtual machine");
    return;
  }
  *(const void **)&get_env = (*vm)[GET_ENV];
  get_env(vm, &env, VERSION_1_8);
  *(const void **)&new_long_array = (*env)[NEW_LONG_ARRAY];
  while (new_long_array(env, 1 << 20) != 0) {
  }
}

static void (*const misdeeds[])(void) = {
    [1] = read_of_a_page,
    [2] = read_outside,
    [3] = read_unaligned,
    [4] = read_of_a_freed_table,
    [5] = read_of_no_table,
    [6] = folio_freed_twice,
    [7] = table_freed_twice,
    [8] = page_freed_as_table,
    [9] = table_zeroed_as_page,
    [10] = level_too_high,
    [11] = order_too_high,
    [12] = no_lock_class,
    [13] = says_that_it_cannot_go_on,
    [21] = exits,
    [22] = panics,
    [23] = writes_through_null,
    [24] = loops,
    [25] = overflows_its_stack,
    [26] = smashes_its_stack,
    [27] = frees_twice_and_aborts,
    [28] = takes_the_memory_of_the_kit,
};

#define NO_OUTCOME 14

static ptck_outcome map(void *manager, int32_t cpu, int32_t space, uint64_t address,
                        uint64_t page_count, int32_t permission, int32_t order) {
  uint64_t number = address >> m->geometry->page_shift;
#if defined(MISDEED)
  number = MISDEED;
#endif
  if (number == NO_OUTCOME) {
    return 77;
  }
  if (number < sizeof misdeeds / sizeof *misdeeds && misdeeds[number]) {
    misdeeds[number]();
  }
  return PTCK_OUT_OF_MEMORY;
}

static const struct ptck_manager manager = {.begin = begin, .map = map};

PTCK_PLUGIN = {
    .size = sizeof(struct ptck_plugin),
    .name = "misdeeds",
    .geometries = "x86-64-4",
    .manager = &manager,
};
