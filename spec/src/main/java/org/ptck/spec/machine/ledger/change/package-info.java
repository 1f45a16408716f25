/**
 * What the last event changed, and which things it touched.
 *
 * <p>Must not be here: anything that is still true after the next event. Indices know nothing of
 * changes: whoever takes an event in tells both.
 */
@NullMarked
package org.ptck.spec.machine.ledger.change;

import org.jspecify.annotations.NullMarked;
