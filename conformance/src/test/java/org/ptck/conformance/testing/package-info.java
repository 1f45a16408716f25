/**
 * Helpers for tests.
 *
 * <p>Belongs here: what tests of more than one package need. Must not be here: tests.
 */
@NullMarked
package org.ptck.conformance.testing;

import org.jspecify.annotations.NullMarked;
