/**
 * Whether a change may be merged: what runs came to, held against what is known to fail and, if one
 * is given, against an older report.
 *
 * <p>Belongs here: the list of known failures as a value and as a text, the judge, why he says no,
 * and how a list is repaired. Must not be here: running anything, files, options, exit codes; what
 * day it is, which is told.
 */
@NullMarked
package org.ptck.conformance.gate;

import org.jspecify.annotations.NullMarked;
