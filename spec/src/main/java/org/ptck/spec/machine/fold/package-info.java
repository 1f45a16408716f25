/**
 * A view that events alone feed: of a trace that somebody recorded, with no machine behind it.
 *
 * <p>Belongs here: folding events into the cells that a machine would have, and whether an event
 * can follow those before it. Must not be here: how events are written down, rules, and anything
 * that makes events.
 */
@NullMarked
package org.ptck.spec.machine.fold;

import org.jspecify.annotations.NullMarked;
