/**
 * Who waits for whom: locks of the machine with who holds them, lockless walks, and the grace
 * periods that wait for these.
 *
 * <p>Must not be here: Java locks, and rules about order.
 */
@NullMarked
package org.ptck.spec.machine.lock;

import org.jspecify.annotations.NullMarked;
