/**
 * The ledger: everything derived from events.
 *
 * <p>Belongs here: indexes over tables, pages, translations, CPUs and mappings, fed by events
 * alone, so that a recorded trace feeds them as well as a running machine. Must not be here: the
 * memory itself, {@link org.ptck.spec.fact.Hardware}, and rules.
 */
@NullMarked
package org.ptck.spec.machine.ledger;

import org.jspecify.annotations.NullMarked;
