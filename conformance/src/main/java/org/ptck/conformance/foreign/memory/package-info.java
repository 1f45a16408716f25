/**
 * Memory that a library is given: where it lies, and frame by frame for one that keeps page tables
 * and no more.
 *
 * <p>Belongs here: mapping the machine's memory at an address, the manager that hands out frames
 * above such tables. Must not be here: how files are read, what a library declares.
 */
@NullMarked
package org.ptck.conformance.foreign.memory;

import org.jspecify.annotations.NullMarked;
