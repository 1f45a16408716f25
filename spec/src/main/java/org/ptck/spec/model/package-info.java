/**
 * The model: what programs may observe of a memory manager, as pure functions on values.
 *
 * <p>Start reading at {@link org.ptck.spec.model.Semantics}. Copy-on-write, page tables, folios and
 * translations do not exist here.
 *
 * <p>Belongs here: immutable state, the step function and what follows from it. Must not be here:
 * anything that a program cannot observe, anything that remembers, anything of the machine.
 */
@NullMarked
package org.ptck.spec.model;

import org.jspecify.annotations.NullMarked;
