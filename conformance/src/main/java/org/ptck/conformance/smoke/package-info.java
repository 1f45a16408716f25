/**
 * A first look at an implementation, in seconds: is it wired right?
 *
 * <p>Belongs here: short scenarios that each make use of one capability, what must be seen of a
 * capability that is declared, and the words for both. Must not be here: anything that judges more
 * than wiring (a campaign does), or that knows where an implementation runs.
 */
@NullMarked
package org.ptck.conformance.smoke;

import org.jspecify.annotations.NullMarked;
