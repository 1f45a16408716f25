/**
 * How much the kit sees: mutants of the bundled implementations, each run as a user would run his
 * own manager, with what killed it and when.
 *
 * <p>Belongs here: making mutants, running them, counting. Must not be here: anything that a
 * verdict depends on, and any knowledge of what a mutant does; nothing of this module is published,
 * and nothing of it runs in {@code verify}.
 */
@NullMarked
package org.ptck.mutants;

import org.jspecify.annotations.NullMarked;
