/**
 * What happens in the middle of operations, and when.
 *
 * <p>Belongs here: where other CPUs could do something, how scenarios are aimed at such moments,
 * who lets it happen when they come. Must not be here: what may be true afterwards, what rules are
 * told.
 */
@NullMarked
package org.ptck.conformance.schedule;

import org.jspecify.annotations.NullMarked;
