/**
 * Machine locks: who holds what.
 *
 * <p>Belongs here: the state of locks. Must not be here: Java locks, and rules about order.
 */
@NullMarked
package org.ptck.spec.machine.lock;

import org.jspecify.annotations.NullMarked;
