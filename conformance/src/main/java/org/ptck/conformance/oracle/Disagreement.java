package org.ptck.conformance.oracle;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.EventKind;

/**
 * The ledger or the monitor says otherwise than the slow oracle.
 *
 * @param step the index of the step during which it was seen; the number of steps when that is
 *   after the last one
 * @param event the number of the event after which it was seen, from 1
 * @param kind what that event was
 * @param sentence what is said on the one side and on the other
 * @param cause what the oracle itself has thrown; null if it has answered
 */
public record Disagreement(
    int step, long event, EventKind kind, String sentence, @Nullable Throwable cause) {}
