/**
 * The machine as implementations see it: what each call of
 * {@link org.ptck.spec.fact.hardware.Hardware} does.
 *
 * <p>Belongs here: arguments are checked, the event is announced, memory is looked at and changed,
 * the event is told. One class for a group of calls, and one object that says whose each call is.
 * Must not be here: the ledger, since an implementation is answered from memory alone; and what one
 * event makes of another.
 */
@NullMarked
package org.ptck.spec.machine.face;

import org.jspecify.annotations.NullMarked;
