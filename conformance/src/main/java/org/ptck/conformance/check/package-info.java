/**
 * Judging traces: the rules over the events of a file, with neither machine nor implementation.
 *
 * <p>Belongs here: which rules events can show, and what comes of looking. Must not be here: the
 * format of traces, running anything, and how a verdict is printed.
 */
@NullMarked
package org.ptck.conformance.check;

import org.jspecify.annotations.NullMarked;
