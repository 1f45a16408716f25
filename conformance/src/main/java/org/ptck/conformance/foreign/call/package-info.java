/**
 * Calls between the kit and C, in both directions, as {@code include/ptck.h} has them.
 *
 * <p>Belongs here: layouts of structs, texts and numbers of the header, the table of calls of the
 * machine, what becomes of whatever would be thrown through C. Must not be here: how a library is
 * found, what it can do, what its answers mean to a run.
 */
@NullMarked
package org.ptck.conformance.foreign.call;

import org.jspecify.annotations.NullMarked;
