/**
 * A place to run scenarios, one at a time, on an implementation that may do anything.
 *
 * <p>Belongs here: executors, whoever watches them, what becomes of work that hangs, and how one
 * scenario is run by itself. Must not be here: which scenario comes next, what is made of many
 * results, processes of their own.
 */
@NullMarked
package org.ptck.conformance.execute;

import org.jspecify.annotations.NullMarked;
