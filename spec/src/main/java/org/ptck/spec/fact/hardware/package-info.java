/**
 * What an implementation runs on: {@link org.ptck.spec.fact.hardware.Hardware}, an interface for
 * each group of actions, the entry operations between it and a manager, locks and what they guard,
 * and the breaches with which a wrong call is answered.
 *
 * <p>Belongs here: contracts that take and return primitives, so that a C header is a transcription
 * of them. Must not be here: a question that only who judges may ask ({@code view}); an operation
 * or an event, since those who act do not know what for.
 */
@NullMarked
package org.ptck.spec.fact.hardware;

import org.jspecify.annotations.NullMarked;
