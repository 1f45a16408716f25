/**
 * The memory-management unit of each CPU: TLB and walk cache.
 *
 * <p>Belongs here: what hardware remembers of the tables and how it walks them. Must not be here:
 * what a TLB <em>could</em> hold in the worst case (that is the ledger's).
 */
@NullMarked
package org.ptck.spec.machine.mmu;

import org.jspecify.annotations.NullMarked;
