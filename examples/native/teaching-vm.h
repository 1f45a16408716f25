/*
 * teaching-vm.h: the virtual memory of a small teaching kernel for RISC-V, Sv39. It was written
 * without PTCK in mind: one allocator for everything, no list of mappings, no flushes. A hart fences
 * whenever it enters or leaves the kernel, and no two harts run one program. Programs have the
 * addresses from USER_BASE to USER_END; the kernel is in the upper half of every table.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef VM_H
#define VM_H

#include <stdint.h>

#define PAGE_SIZE 4096UL
#define USER_BASE 0x10000UL
#define USER_END 0x40000000UL
#define KERNEL_BASE 0xffffffc000000000UL /* all of memory, one after the other */

typedef uint64_t *pagetable;

/* What it needs of the rest of the kernel. */
void *kalloc(void); /* a page of whatever was in it; 0: out of memory */
void kfree(void *page);

/* Makes the kernel's half, once. Returns -1 if there is no memory. */
int vm_boot(uint64_t memory, uint64_t size);

/* A table with nothing but the kernel in it; 0 if there is no memory. */
pagetable vm_create(void);

/* Gives a program the pages from `from` to `to`, zeroed. Returns -1, nothing done, without memory. */
int vm_grow(pagetable root, uint64_t from, uint64_t to);

/* Takes the pages from `from` to `to` away again. */
void vm_shrink(pagetable root, uint64_t from, uint64_t to);

/* Copies pages of a program to another. Returns -1, nothing done, without memory. */
int vm_copy(pagetable parent, pagetable child, uint64_t from, uint64_t to);

/* Frees a table in which no pages of the program are left. */
void vm_free(pagetable root);

#endif
