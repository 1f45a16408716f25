/**
 * The vocabulary that machine, model and rules share, as data: operations and what is answered,
 * permissions, capabilities, actors and events.
 *
 * <p>Belongs here: values without state, and the contract of who carries operations out. Must not
 * be here: anything that executes, remembers or decides; what an implementation asks of the machine
 * ({@code hardware}); what can be seen of it ({@code view}).
 */
@NullMarked
package org.ptck.spec.fact;

import org.jspecify.annotations.NullMarked;
