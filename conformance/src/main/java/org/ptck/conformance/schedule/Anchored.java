package org.ptck.conformance.schedule;

import org.ptck.conformance.scenario.Anchor;

/**
 * An event that a step was seen to make, and an access by another CPU that could meet it.
 *
 * @param anchor the event
 * @param cpu a CPU that runs a space, other than that of the step
 * @param space the space that it runs
 * @param address what it could access; a page of what the step is about
 * @param isNear whether the event is about the very entry or page that the access needs
 * @param isTelling whether a store would leave a mark in the entry, which can be lost
 */
public record Anchored(
    Anchor anchor, int cpu, int space, long address, boolean isNear, boolean isTelling) {}
