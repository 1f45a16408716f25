/**
 * Scenarios with the slow oracle beside the ledger: where the two disagree, the kit is wrong, and
 * not the implementation.
 *
 * <p>Belongs here: when the oracle looks, and how a disagreement ends a run. Must not be here: what
 * the oracle looks at, and verdicts about implementations.
 */
@NullMarked
package org.ptck.conformance.oracle;

import org.jspecify.annotations.NullMarked;
