/**
 * Running scenarios: one scenario to a result, many scenarios to a verdict.
 *
 * <p>Belongs here: driving a machine, a model and an implementation side by side, and the bounds
 * that keep a hostile implementation from ending the run. Must not be here: what scenarios look
 * like as text, how they are made smaller, how results are printed.
 */
@NullMarked
package org.ptck.conformance.run;

import org.jspecify.annotations.NullMarked;
