/**
 * What the pages of each space permit, as the kit tells it from the model: what is settled, and
 * what running operations claim.
 *
 * <p>Must not be here: anything that is found in entries, for this is what they are compared with.
 */
@NullMarked
package org.ptck.spec.machine.ledger.permit;

import org.jspecify.annotations.NullMarked;
