/**
 * One scenario to a result: machine, model and implementation side by side, step by step.
 *
 * <p>Belongs here: what is asked of an implementation and in which order, calls of its code with
 * whatever they may do, what rules are told of them. Must not be here: what is true afterwards,
 * where other CPUs come in between, threads and processes.
 */
@NullMarked
package org.ptck.conformance.drive;

import org.jspecify.annotations.NullMarked;
