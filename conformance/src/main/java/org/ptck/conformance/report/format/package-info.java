/**
 * Results for programs and pages of others: JUnit XML, TAP, JSON lines, SARIF, Markdown,
 * annotations, a badge.
 *
 * <p>Belongs here: printers from {@link org.ptck.conformance.report.Results} to a text whose form
 * somebody else has laid down. Must not be here: what a person reads on a terminal, files, options.
 */
@NullMarked
package org.ptck.conformance.report.format;

import org.jspecify.annotations.NullMarked;
