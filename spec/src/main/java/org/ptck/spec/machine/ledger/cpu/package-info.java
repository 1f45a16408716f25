/**
 * Who acts, and where: the operation of each actor, the root of each space, what each CPU has
 * loaded and may have cached.
 *
 * <p>Must not be here: tables and pages; and what may be cached of them, which is in {@code
 * translation}.
 */
@NullMarked
package org.ptck.spec.machine.ledger.cpu;

import org.jspecify.annotations.NullMarked;
