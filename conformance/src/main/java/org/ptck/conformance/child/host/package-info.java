/**
 * The child's side: a process that loads implementations and runs what it is told to.
 *
 * <p>Belongs here: the main class, loading a {@link org.ptck.conformance.child.host.Host}, answers
 * to messages, ending with the parent. Must not be here: what becomes of a child that dies.
 */
@NullMarked
package org.ptck.conformance.child.host;

import org.jspecify.annotations.NullMarked;
