/**
 * Scenarios: what is asked of an implementation, as a value and as text.
 *
 * <p>The grammar is {@code docs/scenario-format.md}. Belongs here: the value, its parser and its
 * printer. Must not be here: making scenarios up, running them, making them smaller.
 */
@NullMarked
package org.ptck.conformance.scenario;

import org.jspecify.annotations.NullMarked;
