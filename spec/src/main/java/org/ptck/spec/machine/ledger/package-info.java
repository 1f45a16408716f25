/**
 * The ledger: everything derived from events.
 *
 * <p>Belongs here: taking an event in, and telling each index what follows of it; which index is
 * given what. Must not be here: what is kept, which is in the rooms below, each of which is given
 * what it reads and knows nothing of the ledger; the memory itself,
 * {@link org.ptck.spec.fact.hardware.Hardware}, and rules. Fed by events alone, so that a recorded
 * trace feeds it as well as a running machine.
 */
@NullMarked
package org.ptck.spec.machine.ledger;

import org.jspecify.annotations.NullMarked;
