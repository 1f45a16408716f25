/**
 * What is taken away, and what is owed for it: entries and tables go out of reach first, then comes
 * the flush, and only then is memory given back. Unmap, discard, move and exit meet in
 * {@code Gather}.
 *
 * <p>Belongs here: how ranges and spaces lose entries and tables, and in which order debts are
 * settled. Must not be here: what is still mapped where, which the request has settled before.
 */
@NullMarked
package org.ptck.reference.gather;

import org.jspecify.annotations.NullMarked;
