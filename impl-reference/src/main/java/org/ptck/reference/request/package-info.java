/**
 * What can be asked of a manager, one class for each request, with the locks that it takes and the
 * reasons for which it refuses.
 *
 * <p>Belongs here: the order of the steps of one request. Must not be here: steps that several
 * requests share, or a fault and a request; they have rooms of their own below.
 */
@NullMarked
package org.ptck.reference.request;

import org.jspecify.annotations.NullMarked;
