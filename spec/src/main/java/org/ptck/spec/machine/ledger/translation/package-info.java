/**
 * What caches could still hold: every translation that was taken away or narrowed and not flushed
 * since, every path to a table that walk caches may still offer, every root that CPUs go on
 * walking, and who owes the flush.
 *
 * <p>Must not be here: what a simulated TLB happens to hold, since the worst case is kept; what
 * tables hold now, which is read from {@code table}; and rules about flushes.
 */
@NullMarked
package org.ptck.spec.machine.ledger.translation;

import org.jspecify.annotations.NullMarked;
