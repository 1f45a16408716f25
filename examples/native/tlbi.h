/*
 * tlbi.h: page tables of arm64 for any granule, that are flushed by TLBI instructions.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TLBI_H
#define TLBI_H

#include <ptck.h>

extern const struct ptck_machine *machine;

/*
 * What a kernel has here are instructions:
 *
 *   #define tlbi(op, operand) __asm__ volatile("tlbi " #op ", %0" : : "r"(operand) : "memory")
 *   #define dsb(domain) __asm__ volatile("dsb " #domain : : : "memory")
 *
 * The machine has completed the instruction, as after a barrier, when the call returns.
 */
#define tlbi(op, operand) machine->tlbi(#op, operand)
#define dsb(domain) ((void)0)

/* The name of the library. */
extern const char tlbi_name[];

/* Makes all CPUs forget the leaves of consecutive pages; an ASID is the number of its space. */
void flush_pages(uint64_t asid, uint64_t va, uint64_t page_count);

#endif
