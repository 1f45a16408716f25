/**
 * Implementations written in C, or in anything with a C interface: {@code include/ptck.h}.
 *
 * <p>Belongs here: what a library brings and says of itself, and managers and entry operations that
 * ask it. Must not be here: how it is loaded and called (packages below), runs, child processes,
 * the command line; whatever is here would do as well behind another kit that knows the
 * specification.
 */
@NullMarked
package org.ptck.conformance.foreign;

import org.jspecify.annotations.NullMarked;
