/**
 * The rules as JUnit tests: what a plug-in's author puts among his own tests.
 *
 * <p>Belongs here: turning the report of a campaign into dynamic tests and their messages. Must not
 * be here: running scenarios, judging rules, anything of the command line.
 */
@NullMarked
package org.ptck.conformance.junit;

import org.jspecify.annotations.NullMarked;
