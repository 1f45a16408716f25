/**
 * The vocabulary that machine, model and rules share: ids, events, operations, and the contracts of
 * the two plug-in places.
 *
 * <p>Belongs here: data without state and interfaces. Must not be here: anything that executes,
 * remembers or decides.
 */
@NullMarked
package org.ptck.spec.fact;

import org.jspecify.annotations.NullMarked;
