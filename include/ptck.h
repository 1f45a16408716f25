/*
 * ptck.h: plug page tables written in C, or in anything with a C interface, into PTCK.
 *
 * A plug-in is a shared library that exports three things, which PTCK_PLUGIN declares:
 *
 *   ptck_version   the version of this header that it was compiled with
 *   ptck_sizes     how large the structs were that it was compiled with
 *   ptck_plugin    what it is and which functions it has
 *
 * It may be a whole memory manager (struct ptck_manager), a library of page tables that maps
 * frames which it is given (struct ptck_page_tables), an architecture layer beneath the kit's
 * reference manager (struct ptck_entries), or several of these. What it lacks it leaves NULL.
 *
 *   ./ptck smoke --native ./mine.so     is it wired right?
 *   ./ptck run   --native ./mine.so     does it keep the rules?
 *
 * Two tiers. PTCK_INSTRUMENTED: entries are read and written by calls of struct ptck_machine, so
 * that every access is checked where it happens. PTCK_PLAIN_MEMORY: the code dereferences memory;
 * tables and pages are real bytes, at the address which is also their physical address. What it
 * changed is found at its next call and when it returns. Everything that hardware or another CPU
 * would notice otherwise, such as an invalidation or a free, is a call in both tiers.
 *
 * The library runs in a process of its own. If it crashes, aborts, exits or loops, that is a
 * finding with the scenario that shows it, and the run goes on.
 *
 * Once a rule is violated every further call of the machine does nothing and returns 0 (true where
 * a loop could wait for it), so that the code comes to its end; stopped() tells, for code that
 * would rather leave at once. Nothing is ever thrown or jumped through the library.
 *
 * One thread calls, one operation at a time. The library need not be thread-safe.
 *
 * C99 or later, and C++. SPDX-License-Identifier: Apache-2.0
 */
#ifndef PTCK_H
#define PTCK_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The version of this interface. A library of another version is refused.
 *
 * Within a version structs grow at their ends only. A library that was compiled before a member was
 * added lacks it, as if it were 0 or NULL. A library that was compiled after is taken by an older
 * kit as long as all that this kit does not know is 0 or NULL; in struct ptck_machine and
 * struct ptck_geometry it looks at `size` before it uses what this kit may not have.
 */
#define PTCK_VERSION 2u

/* ---------------------------------------------------------------- answers */

/*
 * What came of a request or a fault: PTCK_DONE, or why it was refused. A refused request changes
 * nothing, except that a request about a range that ran out of memory may have been carried out
 * for some pages from its start: ptck_partly().
 */
typedef int64_t ptck_outcome;

enum {
  PTCK_DONE = 0,
  PTCK_NO_SUCH_SPACE = 1,  /* the space does not exist */
  PTCK_SPACE_EXISTS = 2,   /* a space of that number exists already */
  PTCK_BAD_RANGE = 3,      /* not whole pages within the address space */
  PTCK_ALREADY_MAPPED = 4, /* a page of the range is mapped already */
  PTCK_NOT_MAPPED = 5,     /* a page of the range, or the page accessed, is not mapped */
  PTCK_NOT_PERMITTED = 6,  /* the mapping does not permit the access */
  PTCK_NO_SUCH_PIN = 7,    /* no pin of that number is open */
  PTCK_PIN_EXISTS = 8,     /* a pin of that number is open already */
  PTCK_BAD_ARGUMENT = 9,   /* an argument that nobody could serve */
  PTCK_OUT_OF_MEMORY = 10  /* an allocation returned 0 */
};

/* Refused for `refusal` after the first `pages_done` pages of the range were done. */
static inline ptck_outcome ptck_partly(ptck_outcome refusal, uint64_t pages_done) {
  return refusal | (ptck_outcome)(pages_done << 8);
}

/* What translate() answers for an address that nothing is mapped at. */
#define PTCK_NO_TRANSLATION UINT64_MAX

/* What a mapping permits; with the word EXECUTE_PERMISSION PTCK_EXECUTE may be added to either. */
enum { PTCK_READ_ONLY = 0, PTCK_READ_WRITE = 1, PTCK_EXECUTE = 2 };

/* What an access or a pin wants; PTCK_FETCH, an instruction, only with EXECUTE_PERMISSION. */
enum { PTCK_READ = 0, PTCK_WRITE = 1, PTCK_FETCH = 2 };

/* What becomes of stores to a mapping of a file. */
enum { PTCK_SHARED = 0, PTCK_PRIVATE = 1 };

/* ---------------------------------------------------------------- what it runs on */

/* One level of a tree of page tables. */
struct ptck_level {
  char name[8];           /* "PTE", "PMD", "PUD", "P4D" or "PGD" */
  int32_t index_bits;     /* address bits that select an entry */
  int32_t entry_bytes;    /* 4 or 8 */
  int32_t table_bytes;    /* entry_bytes << index_bits; not always a page */
  int32_t contiguous_run; /* entries that may form a contiguous block; 1 where none may */
  int32_t leaf_allowed;   /* 1 if an entry may map memory itself */
  int32_t span_shift;     /* log2 of the bytes that one entry spans */
};

/* The shape of the tree and the meaning of its entries. */
struct ptck_geometry {
  const char *name;           /* as given to --geometry: "riscv-sv39" */
  const char *architecture;   /* "arm64", "x86-64", "riscv", ... */
  uint64_t address_last;      /* the last user address */
  int32_t page_shift;         /* log2 of the page size in bytes */
  int32_t level_count;        /* 2 to 5; the root is level level_count - 1 */
  int32_t hardware_marks;     /* what hardware sets by itself, or faults where it is missing:
                                 0 nothing, 1 accessed and dirty, 2 accessed */
  uint32_t size;              /* sizeof(struct ptck_geometry) */
  struct ptck_level levels[5]; /* leaf tables first */
  uint64_t address_first;     /* the first user address; where `size` covers it */
};

/*
 * Pages of a space that are mapped alike, as the kit's book has them (LENT_BOOK). The library sets
 * `size`; the kit writes what that covers.
 */
struct ptck_mapping {
  uint32_t size;       /* sizeof(struct ptck_mapping) */
  int32_t permission;  /* as map() was given, or protect() since */
  uint64_t address;    /* the first user address */
  uint64_t page_count; /* at least 1 */
  int32_t order;       /* as map() was given */
  int32_t sharing;     /* PTCK_SHARED or PTCK_PRIVATE; private where it is not of a file */
  uint64_t file_index; /* the page of the file that the first page maps; 0 for none */
  int32_t file;        /* the number of the file; -1 for none */
};

/* Classes of locks, outermost first. */
enum {
  PTCK_LOCK_INODE = 0, /* the lock of a file; its object is the file's number */
  PTCK_LOCK_MMAP = 1,  /* the lock of a space's mappings; its object is the space's number */
  PTCK_LOCK_RMAP = 2,  /* the lock of a reverse mapping; its object is the library's choice */
  PTCK_LOCK_FOLIO = 3, /* the lock of a folio; its object is the folio's first page number */
  PTCK_LOCK_TABLE = 4  /* the lock of a table; its object is the table's physical address */
};

/* What table_allocate() is given where nobody knows the level yet. */
#define PTCK_ANY_LEVEL (-1)

/* Depths of invalidate_range(). */
enum { PTCK_LEAF_ONLY = 0, PTCK_ALL_LEVELS = 1 };

/* Which registers of sfence_vma() are not x0, and hold something: an address, an id. */
enum { PTCK_RS1 = 1, PTCK_RS2 = 2 };

/* Answers of the sbi_ calls: carried out; a hart is named that does not exist. */
enum { PTCK_SBI_SUCCESS = 0, PTCK_SBI_ERR_INVALID_PARAM = -3 };

/* The mask that names every CPU. */
#define PTCK_ALL_CPUS UINT64_MAX

/* Kinds of resident-set counters. */
enum { PTCK_RESIDENT_ANONYMOUS = 0, PTCK_RESIDENT_FILE = 1 };

/* Files 0 to 3 always exist, with pages 0 to 511 each. */
#define PTCK_FILE_COUNT 4
#define PTCK_FILE_PAGE_COUNT 512

/* The largest order of a folio that may be asked for, and the largest number of a pin. */
#define PTCK_ORDER_MAX 9
#define PTCK_PIN_MAX 7

/* The number of queues in which debts may wait. */
#define PTCK_QUEUE_COUNT 256

/* What entry operations are given instead of an id when no CPU can hold a translation. */
#define PTCK_NO_ID (-1)

/*
 * The machine: memory, counters, CPUs and locks. It belongs to the kit and lives as long as the
 * process. Addresses are physical byte addresses unless said otherwise; a page is named by its
 * number (physical address >> page_shift), a folio by the number of its first page; 0 is neither a
 * table nor a page. Nothing is counted automatically. A wrong argument is a finding that names the
 * call, the argument and the step of the scenario (rootDrop there is root_drop here).
 */
struct ptck_machine {
  uint32_t version; /* PTCK_VERSION */
  uint32_t size;    /* sizeof(struct ptck_machine) */
  const struct ptck_geometry *geometry;

  /* Plain memory only: all of physical memory; NULL and 0 in the instrumented tier. */
  uint8_t *memory;       /* also the physical address of its first byte */
  uint64_t memory_bytes; /* size of memory in bytes */

  /* Whether a rule was violated: calls do nothing any more. */
  bool (*stopped)(void);
  /* Reports that the library cannot go on (BUG, panic, a failed assertion) and stops the machine. */
  void (*fail)(const char *why);

  /*
   * -- the kit's book of mappings; only with the word LENT_BOOK. While a request is carried out it
   *    says what held before: what is to be mapped is not in it yet, what is to be unmapped is
   *    still. A child has nothing in it while fork runs. It changes when the function has returned
   *    PTCK_DONE, and as far as ptck_partly() says. Neighbours that are mapped alike are one --
   */

  /* Looks up the mapping that a user address belongs to; returns whether there is one. */
  bool (*mapping_at)(int32_t space, uint64_t address, struct ptck_mapping *mapping);
  /* Looks up the first mapping that begins at a user address or after it, likewise. */
  bool (*mapping_next)(int32_t space, uint64_t address, struct ptck_mapping *mapping);

  /* -- entries, by physical address -- */

  /* Reads an entry as one word. */
  uint64_t (*entry_read)(uint64_t entry);
  /* Stores an entry as one word, whatever hardware may have set in it meanwhile. */
  void (*entry_write)(uint64_t entry, uint64_t word);
  /* Atomically replaces an entry; returns what it held. */
  uint64_t (*entry_exchange)(uint64_t entry, uint64_t word);
  /* Atomically replaces an entry if it holds `expected`; returns whether it did. */
  bool (*entry_compare_and_set)(uint64_t entry, uint64_t expected, uint64_t word);

  /* -- tables -- */

  /*
   * Allocates a table of the level, all entries empty; 0 when memory has run out. The level of
   * PTCK_ANY_LEVEL is learnt from the first link to the table, or when it becomes a root.
   */
  uint64_t (*table_allocate)(int32_t level);
  /* Frees a table. Every path to it must be gone and invalidated. */
  void (*table_free)(uint64_t table);

  /* -- folios and their pages -- */

  /* Allocates 1 << order pages, aligned, unspecified data, one reference; 0 when out of memory. */
  int32_t (*folio_allocate)(int32_t order);
  /* Frees a folio: nothing maps it, no CPU can reach it through an old translation. */
  void (*folio_free)(int32_t folio);
  /*
   * Declares a folio the library's own, such as its page of zeroes or one that only the kernel uses:
   * never counted, freed by folio_free or never.
   */
  void (*folio_reserve)(int32_t folio);
  /* The folio that the page belongs to. */
  int32_t (*folio_of)(int32_t page);
  /* log2 of the pages of the folio. */
  int32_t (*folio_order)(int32_t folio);
  /* The folio's reference count. */
  int32_t (*references)(int32_t folio);
  /* Adds to the folio's reference count; returns the new count. */
  int32_t (*references_add)(int32_t folio, int32_t count);
  /* Subtracts from the folio's reference count; returns the new count. */
  int32_t (*references_subtract)(int32_t folio, int32_t count);
  /* The number of entries that map the page, as counted by the library. */
  int32_t (*mapcount)(int32_t page);
  /* The sum of the mapcounts of the folio's pages. */
  int32_t (*folio_mapcount)(int32_t folio);
  /* Adds one mapping to each of page_count pages of one folio. */
  void (*mapcount_add)(int32_t page, int32_t page_count);
  /* Takes one mapping from each of page_count pages of one folio. */
  void (*mapcount_subtract)(int32_t page, int32_t page_count);
  /* Whether the page carries the exclusive mark: one space alone may write to it. */
  bool (*is_exclusive)(int32_t page);
  /* Sets the exclusive mark on page_count pages of one folio. */
  void (*exclusive_set)(int32_t page, int32_t page_count);
  /* Clears the exclusive mark on page_count pages of one folio. */
  void (*exclusive_clear)(int32_t page, int32_t page_count);
  /* Fills a page with zeroes. Plain memory may use memset. */
  void (*page_zero)(int32_t page);
  /* Copies a page. Plain memory may use memcpy. */
  void (*page_copy)(int32_t source, int32_t target);
  /* What a page holds: the value of each 8-byte word. Plain memory may dereference. */
  uint64_t (*page_read)(int32_t page);
  /*
   * Stores to a page for user code, past every MMU: no entry gets dirty by it, so that it is the
   * library's to say so, until the operation ends. Plain memory may dereference.
   */
  void (*page_write)(int32_t page, uint64_t value);

  /* -- files -- */

  /* Declares that a folio caches consecutive pages of a file, from file_index on. */
  void (*cache_add)(int32_t file, int32_t file_index, int32_t folio);
  /* Declares that a folio caches nothing any more. */
  void (*cache_remove)(int32_t folio);
  /* Fills a page with what storage holds of a page of a file. */
  void (*storage_read)(int32_t file, int32_t file_index, int32_t page);
  /* Takes the data of a folio that caches a file, to be made durable. */
  void (*store_begin)(int32_t folio);
  /* Makes the data taken durable. */
  void (*store_end)(int32_t folio);
  /* Whether the folio is marked dirty. */
  bool (*is_folio_dirty)(int32_t folio);
  /* Marks the folio dirty. */
  void (*folio_dirty_set)(int32_t folio);
  /* Atomically takes the dirty mark; returns whether it was there. */
  bool (*folio_dirty_test_and_clear)(int32_t folio);

  /* -- pins -- */

  /* Opens a pin: the device may read the page, and write it if `writes`. */
  void (*pin_add)(int32_t pin, int32_t page, bool writes);
  /* Closes a pin. */
  void (*pin_remove)(int32_t pin);
  /* The number of pins open on pages of the folio. */
  int32_t (*pin_count)(int32_t folio);

  /* -- resident-set counters, in pages -- */

  /* Adds to a counter of a space. */
  void (*resident_add)(int32_t space, int32_t kind, int64_t page_count);
  /* Subtracts from a counter of a space. */
  void (*resident_subtract)(int32_t space, int32_t kind, int64_t page_count);
  /* The counter of a space. */
  int64_t (*resident)(int32_t space, int32_t kind);

  /* -- the reverse mapping of files -- */

  /* Adds a link: the page at the user address maps page file_index of the file, and so on. */
  void (*reverse_add)(int32_t file, int32_t file_index, int32_t space, uint64_t address,
                      int64_t page_count);
  /* Removes what links say of a range. */
  void (*reverse_remove)(int32_t file, int32_t file_index, int32_t space, uint64_t address,
                         int64_t page_count);

  /* -- invalidation; has completed on every CPU of the mask when it returns -- */

  /*
   * Invalidates what is cached under the id for a range that begins at a user address; what lies
   * beyond the user range is passed over. Without the capability LOAD the id of a space is its number.
   */
  void (*invalidate_range)(uint64_t cpu_mask, int32_t id, uint64_t address, int64_t page_count,
                           int32_t depth);
  /* Invalidates everything cached under the id, at all levels. */
  void (*invalidate_id)(uint64_t cpu_mask, int32_t id);
  /* Invalidates everything. */
  void (*invalidate_all)(uint64_t cpu_mask);

  /* -- CPUs and spaces -- */

  /* The CPU on which the caller runs. */
  int32_t (*cpu)(void);
  /* The number of CPUs; 1 to 64. */
  int32_t (*cpu_count)(void);
  /* The number of address-space ids. */
  int32_t (*id_count)(void);
  /*
   * Makes a table of the root level the root of a space, in the place of the one that it has, if
   * any; CPUs go on walking the old one until they load() the space again or unload().
   */
  void (*root_set)(int32_t space, uint64_t table);
  /* Takes the root away from a space; nobody can load it any more. */
  void (*root_drop)(int32_t space);
  /*
   * Makes a CPU run user code of a space under an id. If the id was another space's: unload(),
   * invalidate_id(), load(), also for a switch that invalidates by itself (x86 without PCID).
   */
  void (*load)(int32_t cpu, int32_t space, int32_t id);
  /* Makes a CPU leave user code but keep the root of its space loaded. */
  void (*lazy)(int32_t cpu);
  /* Makes a CPU let go of the root that it has loaded, if any. */
  void (*unload)(int32_t cpu);
  /* Retires an id: not loaded again on a CPU before that CPU invalidated everything under it. */
  void (*id_retire)(int32_t id);

  /* -- machine locks; not reentrant -- */

  /* Takes a lock exclusively, waiting for it if need be. */
  void (*lock)(int32_t lock_class, uint64_t object);
  /* Takes a lock shared, waiting for it if need be. */
  void (*lock_shared)(int32_t lock_class, uint64_t object);
  /* Takes a lock exclusively if it is free; returns whether it did. */
  bool (*lock_try)(int32_t lock_class, uint64_t object);
  /* Releases a lock that this CPU holds. */
  void (*unlock)(int32_t lock_class, uint64_t object);

  /*
   * -- lockless walkers and grace periods --
   *
   * A grace period ends when every CPU that was inside when it was asked for has left; a CPU that
   * holds the lock of a table is inside as well. With nobody inside it ends at once.
   */

  /* This CPU enters a lockless walk; nests. */
  void (*rcu_read_lock)(void);
  /* This CPU leaves the walk that it entered last. */
  void (*rcu_read_unlock)(void);
  /* Waits for a grace period; this CPU must be outside. */
  void (*rcu_synchronize)(void);
  /* As table_free, when a grace period has passed. */
  void (*table_free_rcu)(uint64_t table);
  /* As folio_free, when a grace period has passed. */
  void (*folio_free_rcu)(int32_t folio);

  /*
   * -- debts that wait in queues, 0 to PTCK_QUEUE_COUNT - 1. What a queue stands for is the
   *    library's choice. Without the words DEFERRED_FLUSH and DEFERRED_RELEASE debts stay with the
   *    operation. Queues are empty when the last space is gone --
   */

  /* Every flush that this operation owes, and is not done, waits in the queue. */
  void (*flushes_defer)(int32_t queue);
  /* So many references to a folio wait in the queue to be released; its count includes them still. */
  void (*references_defer)(int32_t queue, int32_t folio, int32_t count);
  /* This operation owes what waits in the queue, from now on: flushes, and releases. */
  void (*debts_take)(int32_t queue);

  /*
   * -- invalidation as the instruction has it, for code that makes operands itself. The machine
   *    does what the operand says and no more: entries of another level than a hint names stay. A
   *    call has completed, barriers included, when it returns. Local forms reach the CPU on which
   *    the caller runs. Ids that the machine does not have, and addresses beyond the user range, are
   *    nobody's. An instruction of another architecture than the geometry's is a finding, and so is
   *    an operand on which it faults --
   */

  /*
   * arm64, TLBI of the EL1&0 regime: "vmalle1", "aside1", "vae1", "vale1", "vaae1", "vaale1", and
   * of ranges "rvae1", "rvale1", "rvaae1", "rvaale1"; each also with "is" or "os", for every CPU.
   * The operand is the register: VA[55:12] in bits 43:0 whatever the granule, TTL in 47:44, ASID in
   * 63:48; of a range BaseADDR in 36:0, TTL in 38:37, NUM in 43:39, SCALE in 45:44, TG in 47:46.
   */
  void (*tlbi)(const char *mnemonic, uint64_t operand);

  /* x86: the page under the current PCID, globals too, and every path cached under the PCID. */
  void (*invlpg)(uint64_t address);
  /*
   * x86, type 0: the address under the PCID; 1: the PCID, both without globals; 2: everything; 3:
   * everything but globals.
   */
  void (*invpcid)(uint64_t type, uint64_t pcid, uint64_t address);
  /* x86: the root loaded, with the PCID in its low bits where CR4.PCIDE is set. */
  uint64_t (*cr3_read)(void);
  /*
   * x86: invalidates everything but globals (under the PCID in bits 11:0 where CR4.PCIDE is set,
   * unless bit 63 is set), then does what load() does if the table is the root of a space: under
   * that PCID, or where PCIDE is clear under the number of the space. Another table: unload().
   */
  void (*cr3_write)(uint64_t value);
  /* x86: what was written last; at first PAE and PGE. */
  uint64_t (*cr4_read)(void);
  /*
   * x86: a change of PGE, and clearing PCIDE, invalidates everything, globals too; a change of PAE,
   * and setting SMEP, everything under the current PCID. PCIDE is every CPU's at once.
   */
  void (*cr4_write)(uint64_t value);

  /*
   * RISC-V, this hart. `which` is a mask of PTCK_RS1 and PTCK_RS2 that names the registers which
   * are not x0: a register that holds 0 is an address, or an id. With an address only leaf entries
   * are fenced, and cached paths to tables stay; with an id globals stay.
   */
  void (*sfence_vma)(uint64_t rs1, uint64_t rs2, int32_t which);
  /* RISC-V: a finding always, for the machine has no second stage of translation. */
  void (*hfence_vvma)(uint64_t rs1, uint64_t rs2, int32_t which);
  /* RISC-V: as hfence_vvma. */
  void (*hfence_gvma)(uint64_t rs1, uint64_t rs2, int32_t which);
  /*
   * RISC-V: the firmware fences the range, page by page, on harts `hart_mask_base` + n for each bit
   * n, or on all if the base is -1; everything if size is -1, or start and size are 0.
   */
  int64_t (*sbi_remote_sfence_vma)(uint64_t hart_mask, uint64_t hart_mask_base, uint64_t start,
                                   uint64_t size);
  /* The same for one id. */
  int64_t (*sbi_remote_sfence_vma_asid)(uint64_t hart_mask, uint64_t hart_mask_base,
                                        uint64_t start, uint64_t size, uint64_t asid);

  /*
   * -- frames of one allocator, for tables and pages alike; only where `size` covers them. What a
   *    frame is for is learnt from its use: a table is what an entry links to or what becomes a root;
   *    a page is what a leaf maps for user code, and what is copied, counted as mapped, marked,
   *    cached, pinned or reserved. Reading and writing its words, zeroes, references_add() and what
   *    maps it for the kernel alone decide nothing. What is used as both is a finding --
   */

  /* Allocates a frame of a page, unspecified data, one reference; its physical address, or 0. */
  uint64_t (*frame_allocate)(void);
  /* Frees a frame, as table_free() or folio_free() would, whichever it is. */
  void (*frame_free)(uint64_t frame);

  /*
   * Allocates 1 << order pages, aligned, unspecified data, one reference, in a region of memory that
   * the plug-in has declared, by its number; the physical address of the first, or 0 when the region
   * has no room. They are pages and never tables; folio_free() or frame_free() frees them as one.
   */
  uint64_t (*region_allocate)(int32_t region, int32_t order);
};

/* ---------------------------------------------------------------- counts that are read */

/*
 * Where a library keeps a count for each page: an array, such as `uint8_t count[1 << 15]` indexed
 * by (physical address - base) >> 12, or the member of an array of structs; or a function.
 */
struct ptck_counts {
  uint32_t size;          /* sizeof(struct ptck_counts) */
  uint32_t element_bytes; /* of one count: 1 or 2, without sign; 4 or 8, with sign */
  uint32_t stride_bytes;  /* from one count to the next; 0: element_bytes */
  uint32_t reserved;      /* 0 */
  uint64_t first_page;    /* the number of the page whose count is the first */
  uint64_t page_count;    /* how many counts there are */
  const void *array;      /* the first count; NULL: count_of is asked */
  int32_t (*count_of)(void *manager, int32_t page); /* must not call the machine */
};

/* ---------------------------------------------------------------- a whole memory manager */

/*
 * A memory manager: it owns mappings, tables and pages, and answers requests, also those that have
 * to be refused. Spaces are numbered 0 to 25 by the kit; with the word MANY_SPACES 0 to 63, and
 * numbers beyond are to be refused. Addresses are user addresses. Loads and stores are the kit's;
 * the manager meets them as faults.
 *
 * A function that is NULL is never needed: what it would do is not asked for, and rules about it
 * report NOT_COVERED. Only begin and map are required. Without spawn there is one space, 0, whose
 * root begin() sets. Without fault every page must be usable as soon as map() returns: an access
 * that hardware does not let pass, by the leaf or by a link above it, is refused in the library's
 * name with PTCK_NOT_PERMITTED (SEM-5).
 *
 * With the word LENT_BOOK the library need not remember what is mapped: the kit refuses what has to
 * be refused before it calls, requests, faults and copies alike, and mapping_at() answers the rest.
 * What is left to refuse is PTCK_OUT_OF_MEMORY.
 */
struct ptck_manager {
  /* Facts kept and styles needed, as words ("REFERENCES LOCKS"); ./ptck list names them. */
  const char *capabilities;

  /*
   * A scenario begins: returns the manager's state, given to every function below; NULL is as good
   * as any. No allocation is made to fail before the first step.
   */
  void *(*begin)(const struct ptck_machine *machine);
  /*
   * The scenario is over: releases the state. The machine is gone, its calls do nothing. Not called
   * after a finding, since the library may have been answered untruths; what it holds then is lost.
   */
  void (*end)(void *manager);

  /* Creates an empty space: allocates a root and calls root_set(). */
  ptck_outcome (*spawn)(void *manager, int32_t cpu, int32_t space);
  /* Destroys a space with everything in it. */
  ptck_outcome (*exit)(void *manager, int32_t cpu, int32_t space);
  /* Creates a private mapping of zeroed memory; folios of up to `order` with LARGE_FOLIOS. */
  ptck_outcome (*map)(void *manager, int32_t cpu, int32_t space, uint64_t address,
                      uint64_t page_count, int32_t permission, int32_t order);
  /* Maps pages of a file. */
  ptck_outcome (*map_file)(void *manager, int32_t cpu, int32_t space, uint64_t address,
                           uint64_t page_count, int32_t permission, int32_t order,
                           int32_t sharing, int32_t file, uint64_t file_index);
  /* Removes the mapping of a range, all of which must be mapped. */
  ptck_outcome (*unmap)(void *manager, int32_t cpu, int32_t space, uint64_t address,
                        uint64_t page_count);
  /* Changes the permission of a range, all of which must be mapped. */
  ptck_outcome (*protect)(void *manager, int32_t cpu, int32_t space, uint64_t address,
                          uint64_t page_count, int32_t permission);
  /* Moves a mapping and what it holds to a range where nothing is mapped. */
  ptck_outcome (*move)(void *manager, int32_t cpu, int32_t space, uint64_t address,
                       uint64_t page_count, uint64_t target);
  /* Forgets what was stored privately to a range, all of which must be mapped. */
  ptck_outcome (*discard)(void *manager, int32_t cpu, int32_t space, uint64_t address,
                          uint64_t page_count);
  /* Creates the space `child` as a private copy of `space`. */
  ptck_outcome (*fork)(void *manager, int32_t cpu, int32_t space, int32_t child);
  /* Writes a file back. */
  ptck_outcome (*sync)(void *manager, int32_t cpu, int32_t file);
  /* Pins the page at the address for a device. */
  ptck_outcome (*pin)(void *manager, int32_t cpu, int32_t pin, int32_t space, uint64_t address,
                      int32_t access);
  /* Ends a pin. */
  ptck_outcome (*unpin)(void *manager, int32_t cpu, int32_t pin);
  /* Context switch: calls load(). With lazy it is the capability LOAD. */
  ptck_outcome (*load)(void *manager, int32_t cpu, int32_t space);
  /* The CPU stops running user code: calls lazy(). */
  ptck_outcome (*lazy)(void *manager, int32_t cpu);

  /* Resolves a fault; after PTCK_DONE the access is tried again. */
  ptck_outcome (*fault)(void *manager, int32_t cpu, int32_t space, uint64_t address,
                        int32_t access);
  /* The library's own walk: the physical address that a user address leads to. */
  uint64_t (*translate)(void *manager, int32_t space, uint64_t address);

  /*
   * -- the kernel's own loads and stores of user memory, past every MMU, as a system call makes
   *    them that is given a pointer. To the program they are its own: what it could not load or
   *    store is refused, memory not touched yet is brought in, copy-on-write is broken, and after a
   *    store somebody says dirty. The address is a multiple of the page size, byte_count the page
   *    size. Each 8-byte word of the page is the same value: in the instrumented tier
   *    page_read() loads and page_write() stores it, in plain memory bytes are copied --
   */

  /* Copies from a page of user memory to `target`, which is the kernel's. */
  ptck_outcome (*copy_in)(void *manager, int32_t cpu, int32_t space, void *target,
                          uint64_t address, uint64_t byte_count);
  /* Copies to a page of user memory from `source`, which is the kernel's. */
  ptck_outcome (*copy_out)(void *manager, int32_t cpu, int32_t space, uint64_t address,
                           const void *source, uint64_t byte_count);

  /*
   * Counts that the library keeps for itself, read when a function above has returned and of a page
   * that is about to be freed; NULL: the kit is told by calls, if at all. Then they are facts kept
   * without words: references are REFERENCES and MAPCOUNTS, mapcounts are MAPCOUNTS. References
   * alone count the entries that map the page, one for the page cache, one for each pin and nothing
   * else; a page is freed at 0, or at 1 that whoever frees it has left.
   */
  const struct ptck_counts *references;
  const struct ptck_counts *mapcounts;
};

/* ---------------------------------------------------------------- page tables alone */

/*
 * A library of page tables: it allocates tables and maps frames that it is given. The kit keeps
 * the mappings, hands out pages, refuses what has to be refused, and copies pages at fork. Only
 * begin and map_frames are required. Without create there is one space, 0, whose root begin() sets.
 *
 * Before a function that narrows anything returns, no CPU may still use what was there.
 */
struct ptck_page_tables {
  /* As in struct ptck_manager. */
  const char *capabilities;

  /* As in struct ptck_manager. */
  void *(*begin)(const struct ptck_machine *machine);
  /* As in struct ptck_manager. */
  void (*end)(void *tables);

  /* Creates an empty space: allocates a root and calls root_set(); PTCK_OUT_OF_MEMORY if not. */
  ptck_outcome (*create)(void *tables, int32_t space);
  /* Frees every table of a space, in which pages may still be mapped: calls root_drop(). */
  void (*destroy)(void *tables, int32_t space);
  /*
   * Maps consecutive frames at consecutive pages, none of which is mapped; ptck_partly() if memory
   * for tables ran out in between. Entries are accessed and, if writable, dirty from the start
   * where hardware does not set them, unless there is a fault function.
   */
  ptck_outcome (*map_frames)(void *tables, int32_t space, uint64_t address, uint64_t physical,
                             uint64_t page_count, int32_t permission);
  /* Unmaps consecutive pages, all of which are mapped. */
  void (*unmap_frames)(void *tables, int32_t space, uint64_t address, uint64_t page_count);
  /* Changes the permission of consecutive pages, all of which are mapped. */
  void (*protect_frames)(void *tables, int32_t space, uint64_t address, uint64_t page_count,
                         int32_t permission);
  /* A page that is mapped faulted although it permits the access: sets accessed, dirty. */
  void (*fault)(void *tables, int32_t space, uint64_t address, int32_t access);
  /* As in struct ptck_manager. */
  uint64_t (*translate)(void *tables, int32_t space, uint64_t address);
};

/* ---------------------------------------------------------------- an architecture layer */

/* What clear_young_dirty() takes from entries: a mask. */
enum { PTCK_CLEAR_YOUNG = 1, PTCK_CLEAR_DIRTY = 2 };

/*
 * Operations on runs of leaf entries of one table, beneath the kit's reference manager. `id` tags
 * translations made through the entries, or is PTCK_NO_ID; `level` is that of the table, 0 for leaf
 * tables; `entry` is the physical address of the first entry, `address` the user address that it
 * translates, `count` the number of consecutive entries, which never leave the table. The caller
 * holds the lock of the table; the caller invalidates translations.
 *
 * A word that is given never carries the contiguous bit: the layer decides about it. A word that is
 * returned may carry it.
 *
 * Required are set, get, get_and_clear, write_protect and set_access_flags.
 */
struct ptck_entries {
  /* As in struct ptck_manager; "CONTIGUOUS" for a layer that makes contiguous blocks. */
  const char *capabilities;

  /* As in struct ptck_manager. */
  void *(*begin)(const struct ptck_machine *machine);
  /* As in struct ptck_manager. */
  void (*end)(void *entries);

  /*
   * Stores entries that map consecutive pages of one folio with equal attributes. With count 1 it
   * replaces what is there, and the word may be one that is not present (swap, a marker, 0), which
   * is stored bit by bit.
   */
  void (*set)(void *entries, int32_t id, int32_t level, uint64_t address, uint64_t entry,
              uint64_t word, int32_t count);
  /* Reads one entry, accessed and dirty gathered over the contiguous block that it lies in. */
  uint64_t (*get)(void *entries, int32_t id, int32_t level, uint64_t address, uint64_t entry);
  /* As get, without the lock of the table. NULL: get is used. */
  uint64_t (*get_lockless)(void *entries, int32_t id, int32_t level, uint64_t address,
                           uint64_t entry);
  /* Atomically clears entries; returns the first, accessed and dirty gathered over all. */
  uint64_t (*get_and_clear)(void *entries, int32_t id, int32_t level, uint64_t address,
                            uint64_t entry, int32_t count);
  /* Takes write permission from present entries; dirty state is kept. */
  void (*write_protect)(void *entries, int32_t id, int32_t level, uint64_t address,
                        uint64_t entry, int32_t count);
  /*
   * Widens one present entry in place: same target; returns whether anything changed. `dirty` says
   * that it is for a store; for a load, what hardware sets by itself may be left to it.
   */
  bool (*set_access_flags)(void *entries, int32_t id, int32_t level, uint64_t address,
                           uint64_t entry, uint64_t word, bool dirty);
  /*
   * Makes present entries old; a contiguous block that one lies in may become old as a whole. Dirty
   * state is kept. Returns whether any was accessed. Nobody need invalidate: a CPU that has them
   * cached keeps them, so that whoever clears or narrows them later invalidates. NULL: entries are
   * cleared and set again.
   */
  bool (*test_and_clear_young)(void *entries, int32_t id, int32_t level, uint64_t address,
                               uint64_t entry, int32_t count);
  /*
   * The same, and may invalidate what it makes old; the caller does not count on it. NULL:
   * test_and_clear_young is used.
   */
  bool (*clear_flush_young)(void *entries, int32_t id, int32_t level, uint64_t address,
                            uint64_t entry, int32_t count);
  /*
   * Takes accessed, dirty or both from present entries; a contiguous block that one lies in may
   * lose them as a whole. Write permission stays. The caller invalidates what it named, if it was
   * dirty; what becomes clean beyond that, the layer invalidates. NULL: entries are cleared and set
   * again.
   */
  void (*clear_young_dirty)(void *entries, int32_t id, int32_t level, uint64_t address,
                            uint64_t entry, int32_t count, int32_t flags);
};

/* ---------------------------------------------------------------- the plug-in */

enum {
  PTCK_INSTRUMENTED = 0, /* entries are accessed by calls of the machine */
  PTCK_PLAIN_MEMORY = 1  /* entries and pages are accessed as memory */
};

/*
 * A part of physical memory whose pages region_allocate() alone hands out, for systems that tell by
 * an address what a frame is: "above SUPER_BASE it is a superpage". It begins behind the memory that
 * the machine hands out otherwise, and memory reaches to its end. Does not grow.
 */
struct ptck_region {
  const char *name;    /* for messages; NULL: its number */
  uint64_t first;      /* physical address of its first byte, a multiple of the page size */
  uint64_t byte_count; /* a multiple of the page size */
};

/* What a library exports under the name ptck_plugin. */
struct ptck_plugin {
  uint32_t size;           /* sizeof(struct ptck_plugin) */
  int32_t tier;            /* PTCK_INSTRUMENTED or PTCK_PLAIN_MEMORY */
  const char *name;        /* lower-case letters, digits, dashes */
  const char *geometries;  /* words that ./ptck list names; NULL: all */
  uint64_t memory_base;    /* plain memory: where it begins, a multiple of the page size; 0: anywhere */
  const struct ptck_manager *manager;         /* at most one of these two */
  const struct ptck_page_tables *page_tables;
  const struct ptck_entries *entries;
  /*
   * The user range, where it is not all that the geometry gives: its first byte, a multiple of the
   * page size, and its last, the last byte of a page; 0 for that of the geometry. Requests, loads
   * and stores stay inside, or are to be refused with PTCK_BAD_RANGE. What lies outside is the
   * kernel's: it may map there what it likes, devices and frames of its own, in tables of its own or
   * shared by all roots, as long as user code cannot pass.
   */
  uint64_t user_first;
  uint64_t user_last;
  /* Regions of memory, of managers alone; NULL and 0 for none. Plain memory needs memory_base. */
  const struct ptck_region *regions;
  uint64_t region_count; /* 1 to 16 */
};

#if defined(_WIN32)
#define PTCK_EXPORT __declspec(dllexport)
#else
#define PTCK_EXPORT __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
#define PTCK_SYMBOL extern "C" PTCK_EXPORT const
#else
#define PTCK_SYMBOL PTCK_EXPORT const
#endif

/* How large structs were when the library was compiled, in bytes; 0 for those it knew nothing of. */
struct ptck_sizes {
  uint32_t size; /* sizeof(struct ptck_sizes) */
  uint32_t plugin;
  uint32_t manager;
  uint32_t page_tables;
  uint32_t entries;
};

/*
 * Exports the plug-in; to be followed by an initializer:
 *
 *   PTCK_PLUGIN = {.size = sizeof(struct ptck_plugin), .name = "mine", .manager = &manager};
 */
#define PTCK_PLUGIN                                                                       \
  PTCK_SYMBOL uint32_t ptck_version = PTCK_VERSION;                                       \
  PTCK_SYMBOL struct ptck_sizes ptck_sizes = {                                            \
      sizeof(struct ptck_sizes),       sizeof(struct ptck_plugin),                        \
      sizeof(struct ptck_manager),     sizeof(struct ptck_page_tables),                   \
      sizeof(struct ptck_entries)};                                                       \
  PTCK_SYMBOL struct ptck_plugin ptck_plugin

#ifdef __cplusplus
}
#endif

#endif
