/**
 * What an implementation costs, counted from events.
 *
 * <p>Belongs here: counters that answer design questions. Must not be here: verdicts.
 */
@NullMarked
package org.ptck.spec.machine.cost;

import org.jspecify.annotations.NullMarked;
