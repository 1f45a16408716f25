/**
 * User code and devices: loads and stores through the MMU of a CPU, or past it.
 *
 * <p>Must not be here: the decisions of the MMU, which are its own; operations; the ledger.
 */
@NullMarked
package org.ptck.spec.machine.user;

import org.jspecify.annotations.NullMarked;
