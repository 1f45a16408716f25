/*
 * rtos-mmu.h: memory domains of a small real-time kernel for arm64, pages of 4 KB, on processors
 * that set neither accessed nor dirty. It was written without PTCK in mind. Tables come from a pool
 * that knows no levels. The kernel is at the same low addresses in every domain, global; threads
 * have what is above MMU_DOMAIN_BASE, tagged with the id of their domain.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MMU_H
#define MMU_H

#include <stdbool.h>
#include <stdint.h>

#define MMU_PAGE_SIZE 4096UL
#define MMU_DOMAIN_BASE 0x40000000UL
#define KERNEL_PAGE_COUNT 4

struct mmu_domain {
  uint64_t *root;
  uint16_t id;
};

/* What it needs of the rest of the kernel, and of the processor. */
uint64_t *pool_take(void); /* a page of zeroes; 0: the pool is empty */
void pool_give(uint64_t *table);
void tlb_flush_page(uint16_t id, uint64_t va); /* tlbi vae1is, last level and above */
void tlb_flush_domain(uint16_t id);            /* tlbi aside1is */

/* Makes an empty domain around the kernel, whose pages begin at `kernel`. Returns false if the pool is empty. */
bool mmu_domain_make(struct mmu_domain *domain, uint16_t id, uint64_t kernel);

/* Gives a thread a page. Returns false if the pool is empty. */
bool mmu_map(struct mmu_domain *domain, uint64_t va, uint64_t pa, bool writable);

/* Takes a page away. */
void mmu_unmap(struct mmu_domain *domain, uint64_t va);

/* Changes what a thread may do with a page. */
void mmu_protect(struct mmu_domain *domain, uint64_t va, bool writable);

/* Ends a domain that runs nowhere any more. */
void mmu_domain_end(struct mmu_domain *domain);

#endif
