/**
 * The slow oracle: the ledger's indexes, built again from raw memory.
 *
 * <p>Belongs here: what is a function of present memory and counters, computed the plain way, and
 * its comparison with the ledger. Must not be here: anything that keeps pace with events, and
 * rules.
 */
@NullMarked
package org.ptck.spec.machine.oracle;

import org.jspecify.annotations.NullMarked;
