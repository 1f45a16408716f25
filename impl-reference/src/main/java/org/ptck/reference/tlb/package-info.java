/**
 * Which translations CPUs may have, and how they lose them: who has which space loaded, under which
 * id, and what is invalidated on which occasion.
 *
 * <p>Belongs here: ids, loads, flushes, and which CPUs they concern. Must not be here: entries.
 * What is stale is known by those who changed it, and they say so.
 */
@NullMarked
package org.ptck.reference.tlb;

import org.jspecify.annotations.NullMarked;
