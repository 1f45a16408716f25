/**
 * What the model makes of a running scenario.
 *
 * <p>Belongs here: what is true now and what an answer may be, what pages must hold then, what the
 * machine is told of mappings and pins, how many events the work may take. Must not be here: calls
 * of an implementation, and what it may do instead of answering.
 */
@NullMarked
package org.ptck.conformance.expect;

import org.jspecify.annotations.NullMarked;
