/**
 * What is counted and marked of pages that entries map: mapcounts, references, resident pages,
 * dirty state.
 *
 * <p>Belongs here: what has to be said of a page when an entry comes to map it, or stops to. Must
 * not be here: the entries themselves, and who wants them changed.
 */
@NullMarked
package org.ptck.reference.page;

import org.jspecify.annotations.NullMarked;
