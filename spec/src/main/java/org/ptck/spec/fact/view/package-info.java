/**
 * What can be seen: {@link org.ptck.spec.fact.view.MachineView}, an interface for each group of
 * facts, and {@link org.ptck.spec.fact.view.Change}, what the last event changed.
 *
 * <p>Belongs here: questions without effect, and what they are answered with. Must not be here:
 * anything that changes what is looked at, or that supposes a simulated machine behind it: a trace
 * or a dump of memory answers the same.
 */
@NullMarked
package org.ptck.spec.fact.view;

import org.jspecify.annotations.NullMarked;
