/**
 * What rules may look at, answered from the cells of a machine and from what the ledger keeps.
 *
 * <p>Belongs here: whether a number names anything, and who knows the answer. The questions of
 * {@link org.ptck.spec.fact.view.MachineView} are one interface, so that one object answers them
 * all, and three classes, one above the other, since it has ninety. Must not be here: how an answer
 * is found, which is in the room of what is kept; and anything that remembers.
 */
@NullMarked
package org.ptck.spec.machine.ledger.view;

import org.jspecify.annotations.NullMarked;
