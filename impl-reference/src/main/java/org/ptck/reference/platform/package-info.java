/**
 * What a manager stands on: the machine, the shape of its page tables, the layer through which it
 * reads and changes leaf entries, and the locks of the machine by what they guard.
 *
 * <p>Belongs here: what is the same whatever is mapped. Must not be here: anything that remembers,
 * and any job.
 */
@NullMarked
package org.ptck.reference.platform;

import org.jspecify.annotations.NullMarked;
