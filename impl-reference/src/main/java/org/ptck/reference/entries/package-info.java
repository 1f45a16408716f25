/**
 * The plainest entry operations: the layer beneath a manager, any manager, in which every entry
 * stands for itself.
 *
 * <p>Belongs here: how words of entries are read and changed. Must not be here: anything of the
 * manager above, which reaches this layer by its contract only.
 */
@NullMarked
package org.ptck.reference.entries;

import org.jspecify.annotations.NullMarked;
