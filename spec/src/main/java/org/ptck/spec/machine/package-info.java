/**
 * The machine: what implementations run on and rules look at.
 *
 * <p>Belongs here: the composition of memory, MMU, locks and ledger behind the two faces
 * {@link org.ptck.spec.fact.hardware.Hardware} and {@link org.ptck.spec.fact.view.MachineView};
 * what the kit drives it with, and tells it of the model. Must not be here: what a call of either
 * face does, which is in the rooms below; the model, rules, or anything that knows what an
 * operation means to a program.
 */
@NullMarked
package org.ptck.spec.machine;

import org.jspecify.annotations.NullMarked;
