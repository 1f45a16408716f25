/**
 * The machine: what implementations run on and rules look at.
 *
 * <p>Belongs here: the composition of memory, MMU, locks and ledger behind the two faces
 * {@link org.ptck.spec.fact.Hardware} and {@link org.ptck.spec.fact.MachineView}. Must not be here:
 * the model, rules, or anything that knows what an operation means to a program.
 */
@NullMarked
package org.ptck.spec.machine;

import org.jspecify.annotations.NullMarked;
