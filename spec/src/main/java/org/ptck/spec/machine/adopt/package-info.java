/**
 * Code under test that reaches memory directly: what it did there is found, and made events of.
 *
 * <p>Must not be here: anything for machines whose memory is reached through their face alone. In
 * which order things were stored is guessed in favour of the code, and nowhere else.
 */
@NullMarked
package org.ptck.spec.machine.adopt;

import org.jspecify.annotations.NullMarked;
