/**
 * Who looks, and when: the {@link org.ptck.spec.rule.watch.Monitor}, which looks at what an event
 * touched with every check that is about it.
 *
 * <p>Belongs here: checks sorted by where they are asked, what was touched and waits for a lock to
 * be released or an operation to end, and the facts of a finding that are the same for every rule
 * of one shape. Must not be here: a predicate, or anything that treats one rule otherwise than
 * another.
 */
@NullMarked
package org.ptck.spec.rule.watch;

import org.jspecify.annotations.NullMarked;
