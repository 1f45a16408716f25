package org.ptck.spec.fact.view;

import org.apiguardian.api.API;

/**
 * A translation that some TLB could still hold although its entry has been removed or narrowed.
 *
 * @param space the space it belongs to
 * @param address the first user address it translates
 * @param page the page it leads to; 0 for a cached path to a table that is not empty
 * @param stores whether stores pass through it
 * @param cpuMask the CPUs that could use it now
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record StaleTranslation(
    int space, long address, long page, boolean stores, long cpuMask) {}
