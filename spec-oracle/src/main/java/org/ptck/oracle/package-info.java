/**
 * The slow oracle: the ledger's indexes, built again from raw memory, and a look at everything that
 * exists with every rule.
 *
 * <p>Belongs here: what is a function of present memory and counters, computed the plain way, and
 * its comparison with the ledger and with the monitor. Must not be here: anything that keeps pace
 * with events, and rules.
 */
@NullMarked
package org.ptck.oracle;

import org.jspecify.annotations.NullMarked;
