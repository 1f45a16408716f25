/**
 * What is kept of tables: what stands in them, what links to them, what user code may do through
 * those links, whose they are, who may be walking them, and what follows when a table comes, goes,
 * dies or lives again.
 *
 * <p>Must not be here: what caches could still hold. That a CPU may still go by a link that is
 * cleared is known in {@code translation}; here is only the number of such paths to a table.
 */
@NullMarked
package org.ptck.spec.machine.ledger.table;

import org.jspecify.annotations.NullMarked;
