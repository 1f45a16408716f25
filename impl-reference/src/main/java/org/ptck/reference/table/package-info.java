/**
 * The trees of tables: ways down to leaf tables, and steps through their entries.
 *
 * <p>Belongs here: how tables and entries are found, and what words faults set. Must not be here:
 * what becomes of the pages that entries map, and invalidation: who changes an entry sees to both.
 */
@NullMarked
package org.ptck.reference.table;

import org.jspecify.annotations.NullMarked;
