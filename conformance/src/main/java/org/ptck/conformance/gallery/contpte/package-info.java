/**
 * Wrong decisions of the contpte layer, as real kernels or the kit's authors once took them.
 *
 * <p>Belongs here: one class for each part of {@link org.ptck.contpte.ContpteParts} that is wrong
 * in a way of its own. Must not be here: lists of bugs, which are the gallery's.
 */
@NullMarked
package org.ptck.conformance.gallery.contpte;

import org.jspecify.annotations.NullMarked;
