/**
 * Memory of the machine: the flat store, physical memory, and the cells of tables, folios and CPUs.
 *
 * <p>Belongs here: everything mutable that an implementation can touch, and its reset. Must not be
 * here: anything derived from it (that is the ledger's), and events.
 */
@NullMarked
package org.ptck.spec.machine.memory;

import org.jspecify.annotations.NullMarked;
