/**
 * What is kept of pages and folios: how many entries lead to each, what marks a folio has, who says
 * that it is dirty, who has it in hand, which references to it wait in queues.
 *
 * <p>Must not be here: tables, and how entries are found. Whoever counts a leaf says what it is and
 * what user code may do through it.
 */
@NullMarked
package org.ptck.spec.machine.ledger.page;

import org.jspecify.annotations.NullMarked;
