/**
 * Correct ways of managing memory that differ from the plain one: what real kernels do that a naive
 * rule would condemn.
 *
 * <p>Belongs here: parts that keep every rule, and {@link org.ptck.reference.style.Style}, which
 * names and combines them. Must not be here: anything that is wrong on purpose.
 */
@NullMarked
package org.ptck.reference.style;

import org.jspecify.annotations.NullMarked;
