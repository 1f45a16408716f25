/**
 * Traces: the events of one scenario in a file, to be judged later and elsewhere.
 *
 * <p>Belongs here: the format ({@code docs/traces.md}), writing and reading it in constant memory.
 * Must not be here: rules, runs, and what comes of judging a trace.
 */
@NullMarked
package org.ptck.conformance.trace;

import org.jspecify.annotations.NullMarked;
