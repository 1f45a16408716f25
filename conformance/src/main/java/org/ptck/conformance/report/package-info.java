/**
 * What results look like: on a terminal, as JSON, as scenario files, as a page.
 *
 * <p>Belongs here: printers from results to text, and the writing of repro files. Must not be here:
 * running anything, options, exit codes.
 */
@NullMarked
package org.ptck.conformance.report;

import org.jspecify.annotations.NullMarked;
