package org.ptck.spec.fact.view;

import org.apiguardian.api.API;

/**
 * A translation that some TLB could still use, while its flush waits in a queue.
 *
 * @param queue the queue
 * @param space the space it belongs to
 * @param address the first user address that it translates
 * @param pageCount the pages that it translates
 * @param page the first page that it leads to
 * @param writable whether user code may store through it
 * @param stores whether stores through it leave no mark in an entry
 * @param executable whether user code may fetch instructions through it
 * @param cpuMask the CPUs that could use it now
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record QueuedFlush(
    int queue,
    int space,
    long address,
    long pageCount,
    long page,
    boolean writable,
    boolean stores,
    boolean executable,
    long cpuMask) {}
