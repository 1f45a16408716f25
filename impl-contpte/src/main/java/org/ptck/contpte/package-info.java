/**
 * Entry operations that fold runs of leaf entries into contiguous blocks, and unfold them again,
 * beneath a memory manager that does not know of it.
 *
 * <p>Belongs here: what a kernel's architecture layer decides about contiguous blocks, one small
 * class per decision; those that kernels got wrong are in {@link org.ptck.contpte.ContpteParts}.
 * Must not be here: a number that the geometry owns, a switch for a bug, or anything of a memory
 * manager.
 */
@NullMarked
package org.ptck.contpte;

import org.jspecify.annotations.NullMarked;
