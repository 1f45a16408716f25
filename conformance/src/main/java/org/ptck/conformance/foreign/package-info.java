/**
 * Implementations written in C, or in anything with a C interface: {@code include/ptck.h}.
 *
 * <p>Belongs here: reading a shared library, calls from C into the machine, calls from the kit into
 * C. Must not be here: runs, child processes, the command line; whatever is here would do as well
 * behind another kit that knows the specification.
 */
@NullMarked
package org.ptck.conformance.foreign;

import org.jspecify.annotations.NullMarked;
