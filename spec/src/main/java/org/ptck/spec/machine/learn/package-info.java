/**
 * What frames are for, learnt from what is done with them: the level of a table, and whether it is
 * one.
 *
 * <p>Whoever is about to make an event that uses a frame says so first. What was allocated and what
 * stands in it is told then, as if it had been known all along, so that nobody else has to know of
 * frames that are not used yet. Must not be here: what an entry means, calls, and what is found.
 */
@NullMarked
package org.ptck.spec.machine.learn;

import org.jspecify.annotations.NullMarked;
