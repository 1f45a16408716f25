/**
 * The way of every event: who makes it, whether he may, who is told of it, what it costs.
 *
 * <p>Must not be here: what any event means. Whoever makes one has changed memory by himself; what
 * follows of it is the ledger's.
 */
@NullMarked
package org.ptck.spec.machine.event;

import org.jspecify.annotations.NullMarked;
