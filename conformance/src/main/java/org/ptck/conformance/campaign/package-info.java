/**
 * Many scenarios to a verdict: a run from its request to its report.
 *
 * <p>Belongs here: where scenarios of a run come from, in which order and how long; what is counted
 * of them; which failures are of one cause and which is made small. Must not be here: how one
 * scenario is run, or where; what a report looks like.
 */
@NullMarked
package org.ptck.conformance.campaign;

import org.jspecify.annotations.NullMarked;
