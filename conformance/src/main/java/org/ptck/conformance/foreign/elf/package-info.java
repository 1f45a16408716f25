/**
 * Files of shared libraries: whether one can be loaded, and loading it.
 *
 * <p>Belongs here: what is wrong with a file, in words. Must not be here: what is in the library.
 */
@NullMarked
package org.ptck.conformance.foreign.elf;

import org.jspecify.annotations.NullMarked;
