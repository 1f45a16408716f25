/**
 * The bug gallery: implementations that are wrong on purpose, and correct ones with other styles.
 *
 * <p>Belongs here: one small class for each bug, put into a seam that the reference manager has
 * anyway, and the list of them. Must not be here: correct ways of doing things (those are the
 * reference manager's), and switches inside correct code.
 */
@NullMarked
package org.ptck.conformance.gallery;

import org.jspecify.annotations.NullMarked;
