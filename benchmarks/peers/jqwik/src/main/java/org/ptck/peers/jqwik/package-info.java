/**
 * The toy tested with jqwik 1.9.3, twice: lists of operations, and chains of actions.
 *
 * <p>Belongs here: properties, and the loop over bugs and seeds. Must not be here: the subject.
 */
package org.ptck.peers.jqwik;
