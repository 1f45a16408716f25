/**
 * Making a failing scenario small.
 *
 * <p>Belongs here: which smaller scenarios to try, in which order, and when to stop. Must not be
 * here: running them (that is a {@link org.ptck.conformance.minimize.Trial}), reports, files.
 */
@NullMarked
package org.ptck.conformance.minimize;

import org.jspecify.annotations.NullMarked;
