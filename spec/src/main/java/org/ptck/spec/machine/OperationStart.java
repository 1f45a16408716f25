package org.ptck.spec.machine;

import org.apiguardian.api.API;

/**
 * What is known of an operation that begins.
 *
 * @param number its number in the scenario, from 1, never used before
 * @param eventCountMax the events that it may make
 * @param failingFirst the first of its allocations that fails, from 1; 0 for none
 * @param failingAfter whether those after it fail as well
 * @param writeRequested whether it asks to write: a store, or a pin for writing
 * @param spacesHeld spaces that nobody takes up until it ends, unless in it, as bits: one that is
 *   born or dies, or that one CPU at a time runs
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record OperationStart(
    long number,
    long eventCountMax,
    int failingFirst,
    boolean failingAfter,
    boolean writeRequested,
    long spacesHeld) {}
