/**
 * What a parent and its children say to each other, and where they meet.
 *
 * <p>Belongs here: messages, the values in them, the connection, the page that both see. Must not
 * be here: what either side does with what it was told.
 */
@NullMarked
package org.ptck.conformance.child.wire;

import org.jspecify.annotations.NullMarked;
