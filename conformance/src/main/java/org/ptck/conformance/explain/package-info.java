/**
 * Recorded scenarios told in words: what each event did, what tables and counters were before and
 * after it, in the scenario's own names.
 *
 * <p>Belongs here: names of pages, tables and entries; words for entries, events and counts; tables
 * as text. Must not be here: verdicts, how a recording is made, options.
 */
@NullMarked
package org.ptck.conformance.explain;

import org.jspecify.annotations.NullMarked;
