/**
 * What an access needs that hardware could not carry out. Begins in {@code Fault}; anonymous
 * memory, page cache and copy-on-write meet in {@code EntryFault}.
 *
 * <p>Belongs here: how one entry comes to permit one access. Must not be here: requests, which name
 * ranges; they reach an entry through the same {@code EntryFault}.
 */
@NullMarked
package org.ptck.reference.fault;

import org.jspecify.annotations.NullMarked;
