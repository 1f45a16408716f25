/**
 * The command line.
 *
 * <p>Belongs here: options, finding implementations by name or in jars, exit codes, live progress.
 * Must not be here: what a verdict is, what a report looks like; nothing of JUnit or jqwik, which
 * the launcher does not carry.
 */
@NullMarked
package org.ptck.conformance.cli;

import org.jspecify.annotations.NullMarked;
